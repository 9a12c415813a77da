using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

/// <summary>Computes texts of similar length together, two at a time; it fails on the text "fail".</summary>
internal sealed class TextLengthEngine : IBatchEngine<string, (int Length, float First, float Last)>
{
    private const int BatchSize = 2;

    private readonly BatchConditions conditions;
    private readonly BatchLog? log;

    public TextLengthEngine(BatchConditions conditions, BatchLog? log)
    {
        this.conditions = conditions;
        this.log = log;
        log?.EngineMade(conditions);
    }

    public void Compute(ReadOnlySpan<string> window, Span<(int Length, float First, float Last)> results)
    {
        var texts = window.ToArray();
        foreach (var batch in Enumerable.Range(0, texts.Length).OrderBy(index => texts[index].Length).Chunk(BatchSize))
        {
            conditions.CancellationToken.ThrowIfCancellationRequested();
            foreach (var index in batch)
            {
                results[index] = Measure(texts[index]);
            }

            log?.BatchComputed(batch.Select(index => texts[index]));
            conditions.Computed?.Invoke(batch.Length);
        }
    }

    public void Dispose() => log?.EngineDisposed();

    private static (int Length, float First, float Last) Measure(string text) =>
        text == "fail" ? throw new InvalidOperationException("the network is out of order.")
        : text.Length == 0 ? default
        : (text.Length, text[0], text[^1]);
}
