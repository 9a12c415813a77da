using System.Globalization;
using NlpMlNet.Evaluation;
using NlpMlNet.Messages;

namespace NlpMlNet.Importing;

/// <summary>Gives the classes of a checkpoint the names that an import asks for.</summary>
internal static class ClassNames
{
    private static readonly CodeName Labels = new(typeof(ImportRequest), nameof(ImportRequest.Labels));

    /// <summary>The new names, in the order of the classes; <see langword="null"/> when none are asked for.</summary>
    /// <param name="classes">The checkpoint's names.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="NlpMlNetException">A name belongs to no class, or could mean two, or too many or too few are given.</exception>
    public static IReadOnlyList<string>? Rename(IReadOnlyList<string> classes, ImportRequest request)
    {
        if (request.Labels.Count > 0)
        {
            return request.Labels.Count == classes.Count ? request.Labels : throw new NlpMlNetException(MessageText.Of(
                $"{Labels} names {request.Labels.Count} classes, but the checkpoint has {classes.Count}: {Shown(classes)}. "
                + $"Name all of them, in this order, or some by their present names or numbers (0={request.Labels[0]})."));
        }

        if (request.RenamedLabels.Count == 0)
        {
            return null;
        }

        var renamed = classes.ToArray();
        foreach (var (old, name) in request.RenamedLabels)
        {
            renamed[Find(classes, old)] = name;
        }

        return renamed;
    }

    /// <summary>Refuses names that a reader, or a file with labels, can't tell apart.</summary>
    /// <param name="names">The names of the classes of the model.</param>
    /// <exception cref="NlpMlNetException">One has nothing that can be seen, or two look the same.</exception>
    public static void Require(IReadOnlyList<string> names)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var number = 0; number < names.Count; number++)
        {
            var look = LabelText.ClassOf(names[number]);
            if (look.Length == 0)
            {
                throw new NlpMlNetException(MessageText.Of($"Class number {number} of the checkpoint, counted from 0, has no name that can be seen. Name the classes ({Labels})."));
            }

            if (!seen.TryAdd(look, names[number]))
            {
                throw new NlpMlNetException(MessageText.Of(
                    $"Two classes of the checkpoint look the same: '{seen[look]}' and '{names[number]}' ({LabelText.Difference(names[number], seen[look])}). Name the classes ({Labels})."));
            }
        }
    }

    private static int Find(IReadOnlyList<string> classes, string old)
    {
        var byName = classes.ToList().IndexOf(old);
        var byNumber = int.TryParse(old, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < classes.Count ? number : -1;
        return (byName, byNumber) switch
        {
            ( >= 0, >= 0) when byName != byNumber => throw new NlpMlNetException(MessageText.Of(
                $"{Labels}: '{old}' is the name of class number {byName}, and the number of the class '{classes[byNumber]}'. Name all classes in their order instead: {Shown(classes)}.")),
            ( >= 0, _) => byName,
            (_, >= 0) => byNumber,
            _ => throw new NlpMlNetException(MessageText.Of(
                $"{Labels}: the checkpoint has no class '{old}'. Its classes are, numbered from 0: {Shown(classes)}.")),
        };
    }

    private static string Shown(IReadOnlyList<string> classes) =>
        string.Join(", ", classes.Take(10)) + (classes.Count > 10 ? $" and {classes.Count - 10} more" : string.Empty);
}
