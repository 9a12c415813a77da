namespace NlpMlNet.LanguageModels;

/// <summary>A session over any model: it keeps the rows' tokens and predicts from all of them at each step.</summary>
internal sealed class PredictingSession : DecodingSession
{
    private readonly LanguageModel model;
    private int[][] rows;

    public PredictingSession(LanguageModel model, IReadOnlyList<int[]> prompts)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentOutOfRangeException.ThrowIfZero(prompts.Count);
        this.model = model;
        rows = [.. prompts];
        foreach (var row in rows)
        {
            TokenIds.Check(row, model.Vocabulary);
        }
    }

    public override int RowCount => rows.Length;

    public override void NextLogProbabilities(Span<float> logProbabilities)
    {
        var width = model.Vocabulary.Count;
        TokenIds.CheckLength(logProbabilities.Length, checked(rows.Length * width), nameof(logProbabilities));
        for (var i = 0; i < rows.Length; i++)
        {
            model.PredictNext(rows[i], logProbabilities.Slice(i * width, width));
        }
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

            next[i] = [.. rows[parents[i]], tokens[i]];
        }

        rows = next;
    }
}
