using System.Runtime.InteropServices;
using NlpMlNet.Words;

namespace NlpMlNet.Tokens;

/// <summary>Divides one text after another into tokens; for one thread.</summary>
/// <remarks>
/// All tokens of a text are pieces of one piece of memory, which stays as it is when the next text is divided: the text itself
/// where the tokens are words unchanged, otherwise new memory with the words rewritten.
/// </remarks>
/// <param name="options">What a token is.</param>
internal sealed class TokenSplitter(SplitIntoTokensOptions options)
{
    private readonly List<TokenSpan> tokens = [];
    private char[] buffer = [];
    private int end;

    /// <summary>Gets the positions of the latest text's tokens in the memory that <see cref="Split"/> gave, in reading order.</summary>
    public ReadOnlySpan<TokenSpan> Tokens => CollectionsMarshal.AsSpan(tokens);

    private bool IsCopied => options.FoldCase || options.Unit == TokenUnit.CharacterNgrams;

    /// <summary>Divides a text.</summary>
    /// <returns>The memory that the tokens are pieces of.</returns>
    public ReadOnlyMemory<char> Split(ReadOnlyMemory<char> text)
    {
        tokens.Clear();
        end = 0;
        using var normal = NormalText.Of(text.Span, options.Rules);
        var characters = normal.Text;
        if (IsCopied)
        {
            Reserve(characters.Length);
        }

        var scanner = new WordScanner(characters);
        while (scanner.MoveNextToken(out var isWord))
        {
            if (!isWord && !options.IncludePunctuation)
            {
                continue;
            }

            if (!IsCopied)
            {
                tokens.Add(new TokenSpan(scanner.Start, scanner.Length));
            }
            else if (isWord && options.Unit == TokenUnit.CharacterNgrams)
            {
                AddNgrams(scanner.Current);
            }
            else
            {
                tokens.Add(Append(scanner.Current));
            }
        }

        return IsCopied ? buffer.AsSpan(0, end).ToArray() : normal.IsChanged ? characters.ToArray() : text;
    }

    private void Reserve(int length)
    {
        // At worst each character is a word, with a boundary on both sides.
        var needed = options.Unit == TokenUnit.CharacterNgrams ? checked(3 * length) : length;
        if (buffer.Length < needed)
        {
            buffer = new char[Math.Max(needed, (int)Math.Min(2L * buffer.Length, Array.MaxLength))];
        }
    }

    private TokenSpan Append(ReadOnlySpan<char> token)
    {
        var start = end;
        if (options.FoldCase)
        {
            end += WordFolding.Fold(token, buffer.AsSpan(start));
        }
        else
        {
            token.CopyTo(buffer.AsSpan(start));
            end += token.Length;
        }

        return new TokenSpan(start, end - start);
    }

    private void AddNgrams(ReadOnlySpan<char> word)
    {
        var first = end;
        buffer[end++] = CharacterNgrams.WordStart;
        Append(word);
        buffer[end++] = CharacterNgrams.WordEnd;
        var bounded = buffer.AsSpan(first..end);
        foreach (var ngram in new CharacterNgrams(bounded, options.ShortestNgram, options.LongestNgram))
        {
            tokens.Add(new TokenSpan(first + ngram.Start, ngram.Length));
        }
    }
}
