using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>A transformer that computes many rows at a time and is slow with single ones, such as a transformer network.</summary>
/// <remarks><see cref="BatchSteps"/> finds such transformers in a model, so that a program can feed them well.</remarks>
public interface IBatchTransformer : ITransformer
{
    /// <summary>Gets the number of rows that are read ahead and computed together.</summary>
    /// <value>At least 1; always the same for the same saved model, so that a run can be repeated to the last bit.</value>
    int WindowRows { get; }

    /// <summary>Gets the number of windows that are best computed at once.</summary>
    /// <value>1 when a single window keeps all processors busy.</value>
    int PreferredWorkers { get; }
}
