namespace NlpMlNet.Messages;

/// <summary>Lists in messages: the first ten entries, and how many more there are.</summary>
internal static class ShortList
{
    private const int Most = 10;

    /// <summary>Lists things.</summary>
    /// <param name="things">What is listed, as it shows itself.</param>
    /// <param name="separator">What is between two of them.</param>
    public static string Of<T>(IEnumerable<T> things, string separator = ", ")
    {
        var shown = things.Select(thing => $"{thing}").ToArray();
        var others = shown.Length > Most ? FormattableString.Invariant($" and {shown.Length - Most:N0} others") : string.Empty;
        return string.Join(separator, shown.Take(Most)) + others;
    }
}
