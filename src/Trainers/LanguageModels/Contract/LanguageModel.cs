using Microsoft.ML;

namespace NlpMlNet.LanguageModels;

/// <summary>A probability distribution over sequences of tokens: the probability of each token given those before it.</summary>
/// <remarks>
/// <para>log P(w_1 ... w_n) is the sum over t of log P(w_t | w_1 ... w_{t-1}) (the chain rule). All logarithms are natural ones, in nats.</para>
/// <para>A context is exactly the tokens that it holds: nothing is put before it. A text that begins a line has the context
/// [<see cref="LanguageModelVocabulary.StartId"/>], and its end is a token of its own, <see cref="LanguageModelVocabulary.EndId"/>,
/// that the caller appends. Where a context is longer than <see cref="MaximumContext"/>, its last tokens count.</para>
/// <para>The probabilities of all next tokens sum to 1 within 1e-5. What can never be predicted
/// (<see cref="LanguageModelVocabulary.CanBePredicted"/>) has the logarithm of 0, negative infinity, and nothing else has: no token
/// has a probability of NaN. Models never change. Many threads can use one at once.</para>
/// </remarks>
public abstract class LanguageModel : ICanSaveModel, IDisposable
{
    /// <summary>Gets the tokens that have an id.</summary>
    public abstract LanguageModelVocabulary Vocabulary { get; }

    /// <summary>Gets the number of tokens before a token that its probability can depend on: the order less 1, a window's width, a transformer's positions.</summary>
    /// <value><see langword="null"/> where there is no limit.</value>
    public abstract int? MaximumContext { get; }

    /// <summary>Computes the log probability of each token, given the context and the tokens before it.</summary>
    /// <param name="context">The ids before the first token; it may be empty unless the model says otherwise.</param>
    /// <param name="tokens">The ids, (T).</param>
    /// <param name="logProbabilities">Receives log P(token t | context, tokens 0 to t - 1) in nats, (T).</param>
    /// <exception cref="ArgumentException">An id is not in the vocabulary, or the lengths differ.</exception>
    public abstract void Score(ReadOnlySpan<int> context, ReadOnlySpan<int> tokens, Span<float> logProbabilities);

    /// <summary>Computes the log probability of every token of the vocabulary as the next one.</summary>
    /// <param name="context">The ids before it; it may be empty unless the model says otherwise.</param>
    /// <param name="logProbabilities">Receives log P(id | context) in nats, (V).</param>
    /// <exception cref="ArgumentException">An id is not in the vocabulary, or there is not one place for each token of the vocabulary.</exception>
    public abstract void PredictNext(ReadOnlySpan<int> context, Span<float> logProbabilities);

    /// <summary>Scores several sequences, each as <see cref="Score"/> does.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <returns>For each sequence the log probabilities of its tokens in nats, (T).</returns>
    /// <remarks>One after the other by default; a model that computes faster in batches overrides it.</remarks>
    public virtual float[][] ScoreBatch(IReadOnlyList<TokenSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var scores = new float[sequences.Count][];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = new float[sequences[i].Tokens.Length];
            Score(sequences[i].Context.Span, sequences[i].Tokens.Span, scores[i]);
        }

        return scores;
    }

    /// <summary>Begins to continue prompts, token by token.</summary>
    /// <param name="prompts">The ids that each row begins with; at least one row.</param>
    /// <returns>The session; dispose of it.</returns>
    /// <remarks>By default each step is a <see cref="PredictNext"/> of the whole row; a model that keeps keys and values overrides it.</remarks>
    public virtual DecodingSession StartDecoding(IReadOnlyList<int[]> prompts) => new PredictingSession(this, prompts);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(ctx);

    /// <summary>Writes the model as a part of an ML.NET model file.</summary>
    /// <param name="ctx">Where to.</param>
    /// <exception cref="NotSupportedException">By default: the model can be used and not saved.</exception>
    protected virtual void SaveModel(ModelSaveContext ctx) =>
        throw new NotSupportedException($"A language model of the type {GetType().Name} can't be saved.");

    /// <summary>Frees files and native memory; a model of managed memory alone has none.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
