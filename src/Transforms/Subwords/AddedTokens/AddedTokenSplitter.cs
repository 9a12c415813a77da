using System.Buffers;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Finds added tokens in a text: the leftmost first, and of those the longest.</summary>
internal sealed class AddedTokenSplitter : ITextSplitter
{
    private readonly PieceTrie contents = new();
    private readonly AddedToken[] tokens;
    private readonly SearchValues<char> firstCharacters;

    /// <summary>Initializes a new instance of the <see cref="AddedTokenSplitter"/> class.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="contentOf">The text by which a token is found.</param>
    public AddedTokenSplitter(IEnumerable<AddedToken> tokens, Func<AddedToken, string> contentOf)
    {
        this.tokens = [.. tokens.Where(token => contentOf(token).Length > 0)];
        for (var i = 0; i < this.tokens.Length; i++)
        {
            contents.TryAdd(contentOf(this.tokens[i]), i);
        }

        firstCharacters = SearchValues.Create([.. this.tokens.Select(token => contentOf(token)[0]).Distinct()]);
    }

    public void Split(Piece piece, List<Piece> parts)
    {
        var text = piece.Text.Span;
        var copied = 0;
        for (var from = 0; FindNext(text, from, out var start, out var end) is { } token; from = end)
        {
            var stop = end;
            if (token.IsSingleWord && (EndsWithWord(text[..start]) || StartsWithWord(text[end..])))
            {
                continue;
            }

            start = token.StripsLeft ? Math.Max(copied, text[..start].TrimEnd().Length) : start;
            stop = token.StripsRight ? text.Length - text[end..].TrimStart().Length : stop;
            if (start > copied)
            {
                parts.Add(piece.Slice(copied, start - copied));
            }

            parts.Add(new Piece(default, false, token.Id));
            copied = stop;
        }

        if (copied < text.Length)
        {
            parts.Add(piece.Slice(copied, text.Length - copied));
        }
    }

    private AddedToken? FindNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (start = from; ; start++)
        {
            var next = tokens.Length == 0 ? -1 : text[start..].IndexOfAny(firstCharacters);
            if (next < 0)
            {
                end = text.Length;
                return null;
            }

            start += next;
            var length = LongestMatch.Of(contents, text[start..], out var index);
            if (length > 0)
            {
                end = start + length;
                return tokens[index];
            }
        }
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) == OperationStatus.Done && UnicodeClasses.IsWordCharacter(rune);

    private static bool StartsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && UnicodeClasses.IsWordCharacter(rune);
}
