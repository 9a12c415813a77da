namespace NlpMlNet.LanguageModels;

/// <summary>Rows that grow by a token a step, of which the last tokens alone matter: all are predicted together.</summary>
internal sealed class WindowSession : DecodingSession
{
    private readonly SlidingWindowModel model;
    private int[][] rows; // the last tokens of each

    public WindowSession(SlidingWindowModel model, IReadOnlyList<int[]> prompts)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentOutOfRangeException.ThrowIfZero(prompts.Count);
        this.model = model;
        foreach (var prompt in prompts)
        {
            TokenIds.Check(prompt, model.Vocabulary);
        }

        rows = [.. prompts.Select(prompt => prompt.TakeLast(model.Window).ToArray())];
    }

    public override int RowCount => rows.Length;

    public override void NextLogProbabilities(Span<float> logProbabilities)
    {
        TokenIds.CheckLength(logProbabilities.Length, checked(rows.Length * model.Vocabulary.Count), nameof(logProbabilities));
        model.PredictNext(rows, logProbabilities);
    }

    public override void Advance(ReadOnlySpan<int> parents, ReadOnlySpan<int> tokens)
    {
        TokenIds.CheckLength(parents.Length, tokens.Length, nameof(parents));
        TokenIds.Check(tokens, model.Vocabulary);
        var next = new int[tokens.Length][];
        for (var i = 0; i < next.Length; i++)
        {
            if ((uint)parents[i] >= (uint)rows.Length)
            {
                throw new ArgumentException($"Parent {i} is row {parents[i]}; there are the rows 0 to {rows.Length - 1}.", nameof(parents));
            }

            int[] longer = [.. rows[parents[i]], tokens[i]];
            next[i] = longer[Math.Max(0, longer.Length - model.Window)..];
        }

        rows = next;
    }
}
