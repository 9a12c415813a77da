namespace NlpMlNet.LanguageModels;

/// <summary>What a language model says of a text.</summary>
internal sealed class TextScores
{
    private readonly LanguageModel model;
    private readonly EncodedText encoded;
    private readonly float[] logProbabilities; // of the tokens, and of the text's end if it is counted

    private TextScores(LanguageModel model, EncodedText encoded, float[] logProbabilities, UnknownTokens unknown)
    {
        (this.model, this.encoded, this.logProbabilities) = (model, encoded, logProbabilities);
        (LogProbability, TokenCount) = (logProbabilities.Sum(value => (double)value), logProbabilities.Length);
        if (unknown == UnknownTokens.LeftOut)
        {
            LogProbability -= encoded.Unknown.Sum(index => (double)logProbabilities[index]);
            TokenCount -= encoded.Unknown.Length;
        }
    }

    /// <summary>Gets the sum over the counted tokens, in nats.</summary>
    public double LogProbability { get; }

    /// <summary>Gets the perplexity per counted token; NaN for none.</summary>
    public double Perplexity => Math.Exp(-LogProbability / TokenCount);

    /// <summary>Gets the number of counted tokens, the end included if it is counted.</summary>
    public int TokenCount { get; }

    /// <summary>Gets the number of tokens that the model doesn't know.</summary>
    public int UnknownCount => encoded.Unknown.Length;

    /// <summary>Scores a text.</summary>
    public static TextScores Of(LanguageModel model, string text, LanguageModelScoringOptions options)
    {
        var encoded = model.Vocabulary.Encode(text);
        int[] tokens = options.CountEnd ? [.. encoded.Ids, model.Vocabulary.EndId!.Value] : encoded.Ids; // the transformer has refused a model without an end
        var scores = new float[tokens.Length];
        model.Score(model.Vocabulary.StartId is { } start ? [start] : [], tokens, scores);
        return new TextScores(model, encoded, scores, options.Unknown);
    }

    /// <summary>The first token that the model doesn't know, as the text has it; there must be one.</summary>
    public string FirstUnknown() => encoded.TokenAt(encoded.Unknown[0], model.Vocabulary);

    /// <summary>The tokens as the text has them, and its end if it is counted.</summary>
    public ReadOnlyMemory<char>[] Tokens() => [.. Enumerable.Range(0, logProbabilities.Length).Select(i =>
        (i < encoded.Ids.Length ? encoded.TokenAt(i, model.Vocabulary) : model.Vocabulary.TokenAt(model.Vocabulary.EndId!.Value)).AsMemory())]; // as above

    /// <summary>The surprisal of each of these tokens, -log2 p, in bits.</summary>
    public float[] Surprisals() => [.. logProbabilities.Select(value => (float)(-value / Math.Log(2)))];
}
