using System.Text;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>The normal form of an entry's text.</summary>
/// <param name="Kind">How the entry is found in a text.</param>
/// <param name="Text">
/// Folded, with single spaces; a prefix is without its asterisk, a phrase and a pattern with it; a symbol as it is.
/// </param>
internal readonly record struct EntryText(EntryKind Kind, string Text)
{
    private const int Longest = 200;

    /// <summary>Gets the normal form as a list would have it.</summary>
    public string Written => Kind == EntryKind.Prefix ? Text + "*" : Text;

    /// <summary>Reads an entry as written in a list.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="result">Its normal form.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryParse(string entry, out EntryText result, out string problem)
    {
        result = default;
        problem = string.Empty;
        var text = entry.Trim();
        if (text.Length is 0 or > Longest)
        {
            problem = text.Length == 0
                ? "the entry is empty"
                : $"the entry '{text[..40]}[...]' has {text.Length} characters; at most {Longest} can be looked for";
            return false;
        }

        var hasWildcard = text.EndsWith('*');
        if (TryJoinWords(hasWildcard ? text[..^1] : text, out var words))
        {
            result = OfWords(WordFolding.Fold(words), hasWildcard);
            return true;
        }

        if (EntryWording.IsWords(text))
        {
            result = OfPattern(EntryPattern.Parse(text));
            return true;
        }

        if (text.Any(char.IsWhiteSpace) && text.Any(char.IsLetterOrDigit))
        {
            problem = $"'{entry}' begins with something that is no word; expected words, with spaces or marks between them";
            return false;
        }

        result = new EntryText(EntryKind.Symbol, text);
        return true;
    }

    private static EntryText OfPattern(EntryPattern pattern) => pattern.IsPlain
        ? OfWords(pattern.Written.TrimEnd('*'), pattern.Written.EndsWith('*'))
        : new(EntryKind.Pattern, pattern.Written);

    private static EntryText OfWords(string folded, bool hasWildcard)
    {
        var isOneWord = WordEnd.Find(folded, 0) == folded.Length;
        return (isOneWord, hasWildcard) switch
        {
            (true, false) => new(EntryKind.Word, folded),
            (true, true) => new(EntryKind.Prefix, folded),
            (false, false) => new(EntryKind.Phrase, folded),
            (false, true) => new(EntryKind.Phrase, folded + "*"),
        };
    }

    // Writes one space where anything comes between two words; false when it can't be part of a phrase.
    private static bool TryJoinWords(string text, out string joined)
    {
        var words = new StringBuilder();
        var end = 0;
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            if (!IsSpace(text.AsSpan(end..scanner.Start)))
            {
                break;
            }

            words.Append(words.Length > 0 && scanner.Start > end ? " " : string.Empty).Append(scanner.Current);
            end = scanner.End;
        }

        joined = words.ToString();
        return joined.Length > 0 && end == text.Length;
    }

    private static bool IsSpace(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!PhraseTable.IsSpace(character))
            {
                return false;
            }
        }

        return true;
    }
}
