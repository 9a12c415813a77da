using NlpMlNet.Messages;

namespace NlpMlNet.Checkpoints;

/// <summary>Compares what a file holds with what the architecture has: each tensor must be there, in its shape, and no other.</summary>
/// <remarks>
/// Hugging Face's library fills missing tensors with random numbers and drops surplus ones, with a warning. Here both are refused, as
/// the answers would differ silently.
/// </remarks>
internal sealed class LayoutMatch
{
    private const int MostListed = 5;

    private readonly ITensorFile file;
    private readonly Layout layout;
    private readonly Dictionary<string, StoredTensor> unplaced = new(StringComparer.Ordinal);
    private readonly List<string> complaints = [];
    private readonly string prefix;

    private LayoutMatch(ITensorFile file, Layout layout)
    {
        this.file = file;
        this.layout = layout;
        var names = TensorNames.Of([.. file.Tensors.Select(tensor => tensor.Name)], layout);
        foreach (var (name, tensor) in names.Zip(file.Tensors))
        {
            if (!unplaced.TryAdd(name, tensor))
            {
                throw new NlpMlNetException(
                    $"The file '{file.Path}' holds the tensor '{name}' twice, once under the other name '{tensor.Name}'. Get it again, or save the model again.");
            }
        }

        var first = layout.Body[0].Source;
        prefix = unplaced.ContainsKey(layout.Prefix + first) || !unplaced.ContainsKey(first) ? layout.Prefix : string.Empty;
    }

    /// <summary>Finds the place of each tensor.</summary>
    /// <param name="file">What there is.</param>
    /// <param name="layout">What there must be.</param>
    /// <param name="architecture">The architecture's name, for messages.</param>
    /// <returns>A placement for each expected tensor that there is.</returns>
    /// <exception cref="NlpMlNetException">Tensors are missing, surplus, or of another shape or type; the message names them.</exception>
    public static TensorPlacement[] Place(ITensorFile file, Layout layout, string architecture)
    {
        var match = new LayoutMatch(file, layout);
        var placements = match.PlaceAll();
        match.RefuseSurplus();
        return match.complaints.Count == 0 ? placements : throw match.Failure(architecture);
    }

    private TensorPlacement[] PlaceAll()
    {
        var placements = new List<TensorPlacement>();
        var absent = new List<ExpectedTensor>();
        var body = layout.Body.Select(expected => (expected, Name: prefix + expected.Source));
        foreach (var (expected, name) in body.Concat(layout.Head.Select(expected => (expected, Name: expected.Source))))
        {
            if (unplaced.Remove(name, out var tensor) || (expected.OtherSource is { } other && unplaced.Remove(other, out tensor)))
            {
                placements.Add(Place(expected, tensor));
            }
            else
            {
                absent.Add(expected with { Source = name });
            }
        }

        // Optional tensors are there all together, or not at all.
        var optionalMissing = absent.Count(expected => expected.Optional) == layout.All.Count(expected => expected.Optional);
        complaints.InsertRange(0, absent
            .Where(expected => !(expected.Optional && optionalMissing))
            .Select(expected => $"'{expected.Source}' is missing (expected {TensorShape.Text(expected.Shape)})"));
        return [.. placements];
    }

    private TensorPlacement Place(ExpectedTensor expected, StoredTensor tensor)
    {
        if (!tensor.Shape.AsSpan().SequenceEqual(expected.Shape))
        {
            complaints.Add($"'{tensor.Name}' has the shape {TensorShape.Text(tensor.Shape)}, expected {TensorShape.Text(expected.Shape)}");
        }
        else if (!tensor.Type.IsFloat)
        {
            complaints.Add($"'{tensor.Name}' has the type {tensor.Type.Name}, expected F32, F16, BF16 or F64");
        }

        return new TensorPlacement(tensor.Name, expected.Parameter, expected.PlacedShape, expected.FirstRow, expected.Transposed);
    }

    private void RefuseSurplus()
    {
        foreach (var (name, tensor) in unplaced)
        {
            if (!IsHarmless(name))
            {
                complaints.Add($"'{tensor.Name}' {TensorShape.Text(tensor.Shape)} is surplus");
            }
        }
    }

    private bool IsHarmless(string name)
    {
        var isBody = name.StartsWith(prefix, StringComparison.Ordinal);
        var bare = isBody ? name[prefix.Length..] : name;
        return layout.Ignored.Any(start => bare.StartsWith(start, StringComparison.Ordinal))
            || layout.IgnoredEnds.Any(end => bare.EndsWith(end, StringComparison.Ordinal))
            || (layout.LeavesHeadsOut && (prefix.Length > 0 ? !isBody : HeadNames.IsHead(name)));
    }

    private NlpMlNetException Failure(string architecture)
    {
        var listed = string.Join("; ", complaints.Take(MostListed));
        var more = complaints.Count > MostListed ? $"; and {complaints.Count - MostListed} more" : string.Empty;
        if (QuantizedTensors.Describe(file.Tensors) is { } other)
        {
            return new NlpMlNetException($"The weights in '{file.Path}' {other}");
        }

        return new NlpMlNetException(
            $"The weights in '{file.Path}' are not those of the {architecture} that config.json describes: {listed}{more}. "
            + $"Check that config.json and weights belong together.{(layout.BodyIsOfUse ? MessageText.Of($" The body can be loaded without its head ({new CodeName(typeof(TransformerCheckpointOptions), nameof(TransformerCheckpointOptions.BodyOnly))}).") : null)}");
    }
}
