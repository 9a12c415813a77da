using NlpMlNet.Words;

namespace NlpMlNet.Tests.Sentiment;

/// <summary>A word of a text, with its folded form as a string.</summary>
internal readonly record struct PlainWord(int Start, int End, string Folded)
{
    public static List<PlainWord> All(string text)
    {
        List<PlainWord> words = [];
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            words.Add(Of(text, scanner.Start, scanner.Start + scanner.Length));
        }

        return words;
    }

    /// <summary>Runs of letters that are too long for a word of a language stay as they are.</summary>
    public static PlainWord Of(string text, int start, int end) =>
        new(start, end, IsTooLong(end - start) ? text[start..end] : WordFolding.Fold(text.AsSpan(start..end)));

    public bool IsWordOfLanguage => !IsTooLong(End - Start);

    private static bool IsTooLong(int length) => length > WordHash.MaxLength;
}
