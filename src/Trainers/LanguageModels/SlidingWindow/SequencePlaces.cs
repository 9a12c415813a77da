namespace NlpMlNet.LanguageModels;

/// <summary>The tokens of several sequences, one after the other, each with those before it.</summary>
internal sealed class SequencePlaces
{
    private readonly int[][] lines; // the end of the context, then the tokens
    private readonly int[] firsts; // where the tokens begin
    private readonly (int Line, int Position)[] places;

    /// <exception cref="ArgumentException">An id is not in the vocabulary.</exception>
    public SequencePlaces(IReadOnlyList<TokenSequence> sequences, LanguageModelVocabulary vocabulary, int window)
    {
        lines = new int[sequences.Count][];
        firsts = new int[sequences.Count];
        var all = new List<(int, int)>();
        for (var line = 0; line < lines.Length; line++)
        {
            var context = sequences[line].Context.Span;
            var tokens = sequences[line].Tokens.Span;
            TokenIds.Check(context, vocabulary);
            TokenIds.Check(tokens, vocabulary);
            lines[line] = [.. context[Math.Max(0, context.Length - window)..], .. tokens];
            firsts[line] = lines[line].Length - tokens.Length;
            for (var position = firsts[line]; position < lines[line].Length; position++)
            {
                all.Add((line, position));
            }
        }

        places = [.. all];
    }

    /// <summary>Gets the number of tokens.</summary>
    public int Count => places.Length;

    /// <summary>The tokens before one.</summary>
    public ReadOnlySpan<int> Before(int number) => lines[places[number].Line].AsSpan(0, places[number].Position);

    /// <summary>A token.</summary>
    public int TokenAt(int number) => lines[places[number].Line][places[number].Position];

    /// <summary>Divides scores of all tokens among the sequences.</summary>
    public float[][] Divide(float[] scores)
    {
        var divided = new float[lines.Length][];
        for (var (line, done) = (0, 0); line < lines.Length; line++)
        {
            divided[line] = scores[done..(done += lines[line].Length - firsts[line])];
        }

        return divided;
    }
}
