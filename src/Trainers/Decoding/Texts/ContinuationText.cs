using System.Text;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Decoding;

/// <summary>The text of a continuation as its tokens come; it only ever grows, and never by a part of a character.</summary>
/// <remarks>
/// A token may be a part of a character (byte-level tokenizers), and what it looks like may depend on the token before it (the space between
/// words). So the last few tokens are decoded together, the prompt's last ones among them, and what is new is appended. Bytes that don't make a
/// character are U+FFFD; up to three of them at the end may still become one, and are held back.
/// </remarks>
internal sealed class ContinuationText
{
    private const int Kept = 8; // tokens; a character has at most 4 bytes
    private const int LongestWindow = 24;
    private const int LongestHeldBack = 3;
    private const char Replacement = '\uFFFD';

    private readonly LanguageModelVocabulary vocabulary;
    private readonly List<int> window;
    private readonly StringBuilder text;
    private string known; // of the window's text: the prompt's, and what was appended

    public ContinuationText(LanguageModelVocabulary vocabulary, ReadOnlySpan<int> prompt)
    {
        this.vocabulary = vocabulary;
        window = [.. prompt[Math.Max(0, prompt.Length - Kept)..]];
        known = Decode();
        text = new();
    }

    private ContinuationText(ContinuationText other) =>
        (vocabulary, window, known, text) = (other.vocabulary, [.. other.window], other.known, new(other.text.ToString()));

    /// <summary>Gets the text that doesn't change any more.</summary>
    public string Text => text.ToString();

    /// <summary>Gets the number of UTF-16 units of the text.</summary>
    public int Length => text.Length;

    /// <summary>Makes the whole text of a continuation.</summary>
    public static string Of(LanguageModelVocabulary vocabulary, ReadOnlySpan<int> prompt, IEnumerable<int> tokens)
    {
        var text = new ContinuationText(vocabulary, prompt);
        foreach (var token in tokens)
        {
            text.Append(token);
        }

        return text.Text;
    }

    /// <summary>Makes a text that grows on its own, for another continuation with the same beginning.</summary>
    public ContinuationText Copy() => new(this);

    /// <summary>Appends a token.</summary>
    public void Append(int token)
    {
        window.Add(token);
        var settled = Settled(Decode());
        text.Append(settled.AsSpan(settled.AsSpan().CommonPrefixLength(known)));
        known = settled;
        if (window.Count > LongestWindow)
        {
            window.RemoveRange(0, window.Count - Kept);
            known = Settled(Decode());
        }
    }

    /// <summary>Decodes what the text would end with, were a token appended.</summary>
    /// <returns>What is new, held back or not.</returns>
    public string Try(int token)
    {
        window.Add(token);
        var longer = Decode();
        window.RemoveAt(window.Count - 1);
        return longer[longer.AsSpan().CommonPrefixLength(known)..];
    }

    private string Decode() => vocabulary.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(window));

    private static string Settled(string text)
    {
        var end = text.Length;
        while (end > 0 && text.Length - end < LongestHeldBack && text[end - 1] == Replacement)
        {
            end--;
        }

        return text[..end];
    }
}
