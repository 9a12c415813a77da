using System.Globalization;
using NlpMlNet.Messages;

namespace NlpMlNet.Evaluation;

/// <summary>Maps the labels of a file to the classes of a model that calls them otherwise, and proposes how where it isn't said.</summary>
internal static class LabelMap
{
    private const int MostShown = 10;

    private static readonly CodeName Option = new(typeof(EvaluationOptions), nameof(EvaluationOptions.MapLabels));

    /// <summary>Gives the rows the model's names of their labels.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="map">From labels of the file to classes; labels that it doesn't name stay as they are.</param>
    /// <param name="classes">The model's classes.</param>
    /// <exception cref="NlpMlNetException">A label is mapped to what is no class.</exception>
    public static IReadOnlyList<LabelledText> Apply(IReadOnlyList<LabelledText> rows, IReadOnlyDictionary<string, string> map, string[] classes)
    {
        if (map.Values.FirstOrDefault(name => !classes.Contains(name)) is { } unknown)
        {
            throw new NlpMlNetException(MessageText.Of($"{Option} maps a label to '{unknown}', which is no class of the model. Its classes are: {Show(classes)}."));
        }

        return map.Count == 0 ? rows : [.. rows.Select(row => map.TryGetValue(row.Label, out var name) ? row with { Label = name } : row)];
    }

    /// <summary>What to do about labels that the model doesn't know: a map to give, if one can be guessed.</summary>
    /// <param name="rows">The rows of the file.</param>
    /// <param name="classes">The model's classes.</param>
    public static MessageText Advise(IEnumerable<LabelledText> rows, string[] classes) => Propose([.. rows.Select(row => row.Label).Distinct()], classes) is { } map
        ? MessageText.Of($"If they mean the same, map them: {Option} \"{string.Join(',', map.Select(pair => $"{pair.Label}={pair.Class}"))}\".{HintAtNames(classes)}")
        : MessageText.Of($"Correct the label, leave the row out, or map the file's labels to the model's: {Option} LABEL=CLASS,LABEL=CLASS.{HintAtNames(classes)}");

    /// <summary>The classes, ten at most.</summary>
    public static string Show(string[] classes) =>
        string.Join(", ", classes.Take(MostShown)) + (classes.Length > MostShown ? $" and {classes.Length - MostShown} more" : string.Empty);

    private static string HintAtNames(string[] classes) => Array.TrueForAll(classes, name => name.StartsWith("LABEL_", StringComparison.Ordinal))
        ? " The model's classes have no names of their own: its checkpoint's config.json has none (id2label); import it again with the names that its description gives."
        : string.Empty;

    /// <summary>Guesses which class each label means; <see langword="null"/> when one of them isn't clear.</summary>
    internal static (string Label, string Class)[]? Propose(IReadOnlyCollection<string> labels, string[] classes)
    {
        if (labels.Count is 0 or > MostShown)
        {
            return null;
        }

        string[] unknown = [.. labels.Where(label => !classes.Contains(label)).Order(StringComparer.Ordinal)];
        return Pair(unknown, label => Only(classes, name => Equal(name, label)))
            ?? Pair(unknown, label => NumberIn(label) is { } number ? Only(classes, name => NumberIn(name) == number) : null)
            ?? PairNumbers(unknown, classes)
            ?? Pair(unknown, label => Only(classes, name => Begins(name, label) || Begins(label, name)));
    }

    private static (string Label, string Class)[]? Pair(string[] labels, Func<string, string?> find)
    {
        var pairs = labels.Select(label => (Label: label, Class: find(label))).ToArray();
        return pairs.Length > 0 && Array.TrueForAll(pairs, pair => pair.Class is not null) && pairs.DistinctBy(pair => pair.Class).Count() == pairs.Length
            ? [.. pairs.Select(pair => (pair.Label, pair.Class!))]
            : null;
    }

    // 0, 1, 2 or -1, 0, 1 for classes without numbers: the order of the numbers is that of the model's classes.
    private static (string Label, string Class)[]? PairNumbers(string[] labels, string[] classes)
    {
        if (!Array.TrueForAll(labels, label => WholeNumber(label) is not null) || Array.Exists(classes, name => NumberIn(name) is not null))
        {
            return null;
        }

        string[] ordered = [.. labels.OrderBy(WholeNumber)];
        var isByNumber = Array.TrueForAll(ordered, label => WholeNumber(label) is >= 0 and var number && number < classes.Length);
        return isByNumber ? [.. ordered.Select(label => (label, classes[WholeNumber(label)!.Value]))]
            : ordered.Length == classes.Length ? [.. ordered.Zip(classes)]
            : null;
    }

    private static string? Only(string[] classes, Func<string, bool> isMeant) =>
        classes.Where(isMeant).Take(2).ToArray() is [var only] ? only : null;

    private static bool Equal(string first, string second) => Plain(first) == Plain(second);

    private static bool Begins(string text, string beginning) =>
        beginning.Length >= 2 && Plain(text).StartsWith(Plain(beginning), StringComparison.Ordinal);

    private static string Plain(string text) => string.Concat(text.Normalize().Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static int? WholeNumber(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= int.MaxValue && number == Math.Truncate(number) ? (int)number : null;

    // The only number in a name: 1 in "1 star", "LABEL_1" or "1.0".
    private static int? NumberIn(string name) => WholeNumber(name) ?? (
        name.Split([.. name.Where(letter => !char.IsAsciiDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries) is [var digits] ? WholeNumber(digits) : null);
}
