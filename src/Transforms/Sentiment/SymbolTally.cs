using System.Runtime.CompilerServices;

namespace NlpMlNet.Sentiment;

/// <summary>Counts emoji and emoticons, and runs of exclamation and question marks.</summary>
internal struct SymbolTally(SymbolTable symbols)
{
    private int positive;
    private int negative;
    private double valenceSum;
    private int repeatedExclamations;
    private int repeatedQuestions;
    private int symbolEnd;

    /// <summary>Takes the character at a position: one outside words, or one with which an emoticon such as <c>D:</c> may start.</summary>
    /// <returns>Whether it ends a clause.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ReadOnlySpan<char> text, int start)
    {
        if (start < symbolEnd)
        {
            return false;
        }

        var mark = text[start];
        return symbols.MayStandAt(text, start) | mark is '!' or '?' ? TakeSymbol(text, start) : EndsClause(mark);
    }

    public void Count(float valence)
    {
        positive += valence > 0 ? 1 : 0;
        negative += valence < 0 ? 1 : 0;
        valenceSum += valence;
    }

    public readonly void Write(Span<float> features)
    {
        features[(int)SentimentFeature.PositiveSymbols] = positive;
        features[(int)SentimentFeature.NegativeSymbols] = negative;
        features[(int)SentimentFeature.SymbolValence] = (float)valenceSum;
        features[(int)SentimentFeature.RepeatedExclamations] = repeatedExclamations;
        features[(int)SentimentFeature.RepeatedQuestions] = repeatedQuestions;
    }

    private bool TakeSymbol(ReadOnlySpan<char> text, int start)
    {
        if (symbols.TryFind(text, start, out var valence, out var end))
        {
            Count(valence);
            symbolEnd = end;
            return false;
        }

        if (text[start] is '!' or '?')
        {
            TakeRun(text, start);
        }

        return EndsClause(text[start]);
    }

    private void TakeRun(ReadOnlySpan<char> text, int start)
    {
        var run = text[start..];
        var length = run.IndexOfAnyExcept('!', '?');
        run = length < 0 ? run : run[..length];
        repeatedExclamations += run.Count('!') >= 2 ? 1 : 0;
        repeatedQuestions += run.Count('?') >= 2 ? 1 : 0;
        symbolEnd = start + run.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EndsClause(char symbol) => symbol is
        '.' or ',' or ';' or ':' or '!' or '?' or '(' or ')' or '[' or ']' or '-' or '/'
        or '\u2013' or '\u2014' or '\u2026' or '«' or '»'
        or '\u3001' or '\u3002' or '\uFF01' or '\uFF0C' or '\uFF1A' or '\uFF1B' or '\uFF1F';
}
