using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.Decoding;

/// <summary>A model whose scores of the next token are given by a function of the tokens before.</summary>
internal sealed class TableModel(LanguageModelVocabulary vocabulary, Func<int[], double[]> logits) : LanguageModel
{
    public override LanguageModelVocabulary Vocabulary => vocabulary;

    public override int? MaximumContext => null;

    /// <summary>Gets the number of rows of each step of the last session.</summary>
    public List<int> RowsOfSteps { get; private set; } = [];

    /// <summary>A model whose next token depends on the last token alone.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="probabilities">A row for each last token, with the probability of each next one.</param>
    public static TableModel OfProbabilities(LanguageModelVocabulary vocabulary, double[][] probabilities) =>
        new(vocabulary, context => [.. probabilities[context[^1]].Select(p => Math.Log(p))]);

    /// <summary>A model of seven tokens of which 0 ends; its scores, of the last two tokens, are those of a linear congruential generator.</summary>
    public static TableModel Random(int seed)
    {
        var (scores, state) = (new double[7 * 7 * 7], (long)seed);
        for (var i = 0; i < scores.Length; i++)
        {
            state = ((state * 1103515245) + 12345) % (1L << 31);
            scores[i] = ((state >> 16) % 1000 / 200.0) - 2.5;
        }

        return new(
            ByteVocabulary.Pieces("0", "1", "2", "3", "4", "5", "6"),
            context => scores[((((context.Length > 1 ? context[^2] : 0) * 7) + context[^1]) * 7)..][..7]);
    }

    public override void Score(ReadOnlySpan<int> context, ReadOnlySpan<int> tokens, Span<float> logProbabilities)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            logProbabilities[i] = Predict([.. context, .. tokens[..i]])[tokens[i]];
        }
    }

    public override void PredictNext(ReadOnlySpan<int> context, Span<float> logProbabilities) => Predict(context.ToArray()).CopyTo(logProbabilities);

    public override DecodingSession StartDecoding(IReadOnlyList<int[]> prompts)
    {
        RowsOfSteps = [];
        return new Session(this, [.. prompts]);
    }

    private double[] Logits(int[] context) => logits(context);

    private float[] Predict(int[] context)
    {
        var scores = logits(context);
        var sum = Math.Log(scores.Sum(Math.Exp));
        return [.. scores.Select(score => (float)(score - sum))];
    }

    private sealed class Session(TableModel model, int[][] rows) : DecodingSession
    {
        private int[][] rows = rows;

        public override int RowCount => rows.Length;

        public override void NextLogProbabilities(Span<float> logProbabilities) => Fill(logProbabilities, model.Predict);

        public override void NextLogits(Span<float> logits) => Fill(logits, context => [.. model.Logits(context).Select(score => (float)score)]);

        public override void Advance(ReadOnlySpan<int> parents, ReadOnlySpan<int> tokens)
        {
            var next = new int[parents.Length][];
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = [.. rows[parents[i]], tokens[i]];
            }

            rows = next;
        }

        private void Fill(Span<float> scores, Func<int[], float[]> row)
        {
            Assert.Equal(rows.Length * model.Vocabulary.Count, scores.Length);
            model.RowsOfSteps.Add(rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                row(rows[i]).CopyTo(scores[(i * model.Vocabulary.Count)..]);
            }
        }
    }
}
