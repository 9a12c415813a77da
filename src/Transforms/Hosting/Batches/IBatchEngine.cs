namespace NlpMlNet.Hosting;

/// <summary>Computes windows of rows for one cursor; it may keep buffers from window to window.</summary>
/// <typeparam name="TInput">What is read of a row.</typeparam>
/// <typeparam name="TOutput">What is computed for a row.</typeparam>
public interface IBatchEngine<TInput, TOutput> : IDisposable
{
    /// <summary>Computes the outputs of a window, in batches of the engine's choice.</summary>
    /// <param name="window">The rows' inputs, at least one, in the order of the view.</param>
    /// <param name="results">Where the outputs go: one for each input, in the same order. Earlier contents have no meaning.</param>
    /// <remarks>
    /// Between two batches, an engine looks at <see cref="BatchConditions.CancellationToken"/> and tells
    /// <see cref="BatchConditions.Computed"/>. The outputs stay in use until the next call.
    /// </remarks>
    void Compute(ReadOnlySpan<TInput> window, Span<TOutput> results);
}
