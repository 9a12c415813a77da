namespace NlpMlNet.Sentiment;

/// <summary>Lists in messages, cut at ten.</summary>
internal static class LexiconWording
{
    public const int Most = 10;

    /// <summary>Lists names in quotes.</summary>
    public static string List(IReadOnlyCollection<string> names) => Join(names.Select(name => $"'{name}'"), names.Count, ", ", Most);

    /// <summary>Lists the first of many.</summary>
    public static string Join(IEnumerable<string> items, int count, string separator, int most) =>
        string.Join(separator, items.Take(most)) + (count > most ? $"{separator}and {count - most} more" : string.Empty);
}
