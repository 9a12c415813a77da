namespace NlpMlNet.LanguageModels;

/// <summary>Rows of tokens that grow by a token a step: greedy search, sampling and beam search are loops over one.</summary>
/// <remarks>
/// A row is a prompt and what was appended to it. Rows may be dropped, doubled and put into another order at each step, so that beams
/// move and finished rows go. For one thread at a time.
/// </remarks>
public abstract class DecodingSession : IDisposable
{
    /// <summary>Gets the number of rows.</summary>
    public abstract int RowCount { get; }

    /// <summary>Computes the log probabilities of the next token of each row, as <see cref="LanguageModel.PredictNext"/> does for one.</summary>
    /// <param name="logProbabilities">Receives log P(id | row) in nats, (rows, V), row after row.</param>
    /// <exception cref="ArgumentException">There is not one place for each row and token of the vocabulary.</exception>
    public abstract void NextLogProbabilities(Span<float> logProbabilities);

    /// <summary>Computes the scores of which the log probabilities are made: the logits, where the model has them.</summary>
    /// <param name="logits">Receives log P(id | row) and a constant for each row, (rows, V), row after row.</param>
    /// <remarks>The log probabilities themselves by default. A repetition penalty acts on logits as on Hugging Face's.</remarks>
    /// <exception cref="ArgumentException">There is not one place for each row and token of the vocabulary.</exception>
    public virtual void NextLogits(Span<float> logits) => NextLogProbabilities(logits);

    /// <summary>Makes the rows of the next step: new row i is the old row <c>parents[i]</c> with <c>tokens[i]</c> appended.</summary>
    /// <param name="parents">The number of an old row for each new row; an old row may occur several times or not at all.</param>
    /// <param name="tokens">The id that each new row appends.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no such row, or an id is not in the vocabulary.</exception>
    public abstract void Advance(ReadOnlySpan<int> parents, ReadOnlySpan<int> tokens);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the session keeps of its rows.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
