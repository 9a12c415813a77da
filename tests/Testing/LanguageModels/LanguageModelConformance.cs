using NlpMlNet.LanguageModels;

namespace NlpMlNet.Testing;

/// <summary>What every language model must do, whatever its idea.</summary>
/// <remarks>
/// The probabilities of all next tokens sum to 1; a sequence scores what its tokens score one by one; a batch scores what single
/// sequences score; a saved and loaded model gives the same bits; a decoding session predicts what the model predicts, whatever
/// becomes of its rows; ids outside the vocabulary and lengths that don't fit are refused.
/// </remarks>
public static class LanguageModelConformance
{
    /// <summary>Runs every check.</summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">Texts that it can score; some of them longer than the model's context.</param>
    /// <param name="reload">Saves the model and loads it again.</param>
    /// <param name="tolerance">How far log probabilities may differ that are computed in another order.</param>
    public static void Check(LanguageModel model, IReadOnlyList<string> texts, Func<LanguageModel, LanguageModel> reload, double tolerance = 1e-5)
    {
        int[] start = model.Vocabulary.StartId is { } startId ? [startId] : [];
        int[][] sequences = [.. texts.Select(text => WithEnd(model, text))];
        foreach (var sequence in sequences)
        {
            ProbabilitiesSumToOne(model, [.. start, .. sequence]);
            ChainRuleHolds(model, start, sequence, tolerance);
        }

        BatchEqualsSingle(model, start, sequences, tolerance);
        VocabularyRoundTrips(model.Vocabulary);
        SessionEqualsPrediction(model, start, sequences, tolerance);
        WrongInputIsRefused(model, start);
        using var loaded = reload(model);
        SavedModelIsTheSame(model, loaded, start, sequences);
    }

    private static int[] WithEnd(LanguageModel model, string text)
    {
        var ids = model.Vocabulary.Encode(text).Ids;
        return model.Vocabulary.EndId is { } end ? [.. ids, end] : ids;
    }

    private static float[] Predict(LanguageModel model, ReadOnlySpan<int> context)
    {
        var next = new float[model.Vocabulary.Count];
        model.PredictNext(context, next);
        return next;
    }

    private static float[] Score(LanguageModel model, ReadOnlySpan<int> context, int[] tokens)
    {
        var scores = new float[tokens.Length];
        model.Score(context, tokens, scores);
        return scores;
    }

    private static void ProbabilitiesSumToOne(LanguageModel model, int[] ids)
    {
        for (var length = model.Vocabulary.StartId is null ? 0 : 1; length < ids.Length; length++)
        {
            var next = Predict(model, ids.AsSpan(0, length));

            Assert.All(next, (value, id) => Assert.Equal(model.Vocabulary.CanBePredicted(id), float.IsFinite(value)));
            Assert.InRange(next.Sum(value => Math.Exp(value)), 1 - 1e-5, 1 + 1e-5);
        }
    }

    private static void ChainRuleHolds(LanguageModel model, int[] start, int[] tokens, double tolerance)
    {
        var together = Score(model, start, tokens);
        for (var i = 0; i < tokens.Length; i++)
        {
            int[] context = [.. start, .. tokens.AsSpan(0, i)];
            Assert.Equal(together[i], Score(model, context, [tokens[i]])[0], tolerance);
            Assert.Equal(together[i], Predict(model, context)[tokens[i]], tolerance);
        }
    }

    private static void BatchEqualsSingle(LanguageModel model, int[] start, int[][] sequences, double tolerance)
    {
        var batch = model.ScoreBatch([.. sequences.Select(tokens => new TokenSequence(start, tokens))]);

        Assert.Equal(sequences.Length, batch.Length);
        for (var i = 0; i < batch.Length; i++)
        {
            AssertClose(Score(model, start, sequences[i]), batch[i], tolerance);
        }
    }

    private static void VocabularyRoundTrips(LanguageModelVocabulary vocabulary)
    {
        foreach (var id in new[] { vocabulary.StartId, vocabulary.EndId, vocabulary.UnknownId, 0, vocabulary.Count - 1 }.OfType<int>())
        {
            Assert.True(vocabulary.TryGetId(vocabulary.TokenAt(id), out var found));
            Assert.Equal(id, found);
        }

        Assert.ThrowsAny<ArgumentException>(() => vocabulary.TokenAt(-1));
        Assert.ThrowsAny<ArgumentException>(() => vocabulary.TokenAt(vocabulary.Count));
    }

    private static void SessionEqualsPrediction(LanguageModel model, int[] start, int[][] sequences, double tolerance)
    {
        int[][] rows = [.. sequences.Select((tokens, i) => (int[])[.. start, .. tokens.Take(1 + (i % 3))])];
        using var session = model.StartDecoding(rows);
        AssertPredicts(model, session, rows, tolerance);

        for (var step = 0; step < 3; step++)
        {
            // The first row twice, in front and behind; one row less every step.
            int[] parents = [.. Enumerable.Range(0, rows.Length).Reverse().Skip(step == 0 ? 0 : 1), 0];
            int[] tokens = [.. parents.Select((parent, i) => sequences[i % sequences.Length][0])];
            session.Advance(parents, tokens);
            rows = [.. parents.Select((parent, i) => (int[])[.. rows[parent], tokens[i]])];
            AssertPredicts(model, session, rows, tolerance);
        }

        Assert.ThrowsAny<ArgumentException>(() => session.Advance([rows.Length], [0]));
        Assert.ThrowsAny<ArgumentException>(() => session.Advance([0], [0, 0]));
        Assert.ThrowsAny<ArgumentException>(() => model.StartDecoding([]));
    }

    private static void AssertPredicts(LanguageModel model, DecodingSession session, int[][] rows, double tolerance)
    {
        var (width, next) = (model.Vocabulary.Count, new float[rows.Length * model.Vocabulary.Count]);
        session.NextLogProbabilities(next);

        Assert.Equal(rows.Length, session.RowCount);
        for (var i = 0; i < rows.Length; i++)
        {
            AssertClose(Predict(model, rows[i]), next.AsSpan(i * width, width), tolerance);
        }

        AssertLogits(session, next, width, tolerance);
    }

    private static void AssertLogits(DecodingSession session, float[] next, int width, double tolerance)
    {
        var logits = new float[next.Length];
        session.NextLogits(logits);
        for (var row = 0; row < next.Length; row += width)
        {
            var possible = row + next.AsSpan(row, width).IndexOfAnyExcept(float.NegativeInfinity);
            var constant = logits[possible] - next[possible];
            AssertClose([.. next.Skip(row).Take(width).Select(value => value + constant)], logits.AsSpan(row, width), 10 * tolerance);
        }
    }

    private static void WrongInputIsRefused(LanguageModel model, int[] start)
    {
        var count = model.Vocabulary.Count;
        Assert.ThrowsAny<ArgumentException>(() => Score(model, start, [count]));
        Assert.ThrowsAny<ArgumentException>(() => Score(model, [-1], [0]));
        Assert.ThrowsAny<ArgumentException>(() => model.Score(start, [0, 0], new float[1]));
        Assert.ThrowsAny<ArgumentException>(() => Predict(model, [count]));
        Assert.ThrowsAny<ArgumentException>(() => model.PredictNext(start, new float[count - 1]));
    }

    private static void SavedModelIsTheSame(LanguageModel model, LanguageModel loaded, int[] start, int[][] sequences)
    {
        Assert.Equal(model.Vocabulary.Fingerprint(), loaded.Vocabulary.Fingerprint());
        Assert.Equal(model.MaximumContext, loaded.MaximumContext);
        foreach (var tokens in sequences)
        {
            Assert.Equal(Score(model, start, tokens), Score(loaded, start, tokens));
            Assert.Equal(Predict(model, [.. start, .. tokens]), Predict(loaded, [.. start, .. tokens]));
        }
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i] == actual[i] || Math.Abs(expected[i] - actual[i]) <= tolerance, $"Token {i}: {expected[i]} and {actual[i]}");
        }
    }
}
