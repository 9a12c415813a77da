using System.Buffers;
using NlpMlNet.Words;

namespace NlpMlNet.LanguageModels;

/// <summary>Divides one line after another into words or whitespace tokens; for one thread.</summary>
/// <param name="kind">What a token is.</param>
internal sealed class TokenDivider(TokenKind kind)
{
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\n\v\f\r");

    private readonly List<TextPlace> places = [];
    private readonly List<int> ends = [];
    private char[] characters = new char[256];
    private int used;

    /// <summary>Gets the number of tokens of the latest line.</summary>
    public int Count => places.Count;

    /// <summary>Gets a token as the vocabulary has it: folded, if the kind folds.</summary>
    public ReadOnlySpan<char> this[int index] => characters.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    /// <summary>Gets where the tokens are in the text that <see cref="Divide"/> gave.</summary>
    public TextPlace[] Places() => [.. places];

    /// <summary>Divides a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="keepText">Whether the text is wanted that the places refer to.</param>
    /// <returns>This text; <see langword="null"/> where it isn't wanted.</returns>
    public string? Divide(string line, bool keepText)
    {
        places.Clear();
        ends.Clear();
        used = 0;
        if (kind == TokenKind.WhiteSpace)
        {
            DivideAtWhiteSpace(line);
            return keepText ? line : null;
        }

        using var normal = NormalText.Of(line, TextRules.Characters);
        var scanner = new WordScanner(normal.Text);
        while (scanner.MoveNext())
        {
            Reserve(scanner.Length);
            used += WordFolding.Fold(scanner.Current, characters.AsSpan(used));
            Add(new TextPlace(scanner.Start, scanner.Length));
        }

        return !keepText ? null : normal.IsChanged ? normal.Text.ToString() : line;
    }

    private void DivideAtWhiteSpace(ReadOnlySpan<char> line)
    {
        for (var start = 0; start < line.Length;)
        {
            var rest = line[start..];
            var length = rest.IndexOfAny(WhiteSpace);
            var token = length < 0 ? rest : rest[..length];
            if (token is not ("" or LanguageModelVocabulary.StartText or LanguageModelVocabulary.EndText))
            {
                Reserve(token.Length);
                token.CopyTo(characters.AsSpan(used));
                used += token.Length;
                Add(new TextPlace(start, token.Length));
            }

            start += token.Length + 1;
        }
    }

    private void Add(TextPlace place)
    {
        places.Add(place);
        ends.Add(used);
    }

    private void Reserve(int length)
    {
        if (used + length > characters.Length)
        {
            Array.Resize(ref characters, Math.Max(used + length, 2 * characters.Length));
        }
    }
}
