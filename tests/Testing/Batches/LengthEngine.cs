using NlpMlNet.Hosting;

namespace NlpMlNet.Testing;

/// <summary>Judges texts of similar length together, ten at a time; it fails on a text that holds "fail".</summary>
internal sealed class LengthEngine(LengthJudgeSettings settings, BatchConditions conditions) : IBatchEngine<string, float>
{
    private const int BatchSize = 10;
    private const int LongFrom = 20;

    public void Compute(ReadOnlySpan<string> window, Span<float> results)
    {
        var texts = window.ToArray();
        foreach (var batch in Enumerable.Range(0, texts.Length).OrderBy(index => texts[index].Length).Chunk(BatchSize))
        {
            conditions.CancellationToken.ThrowIfCancellationRequested();
            Thread.Sleep(settings.MillisecondsPerBatch);
            var longest = texts[batch[^1]].Length;
            foreach (var index in batch)
            {
                results[index] = Judge(texts[index], longest);
            }

            conditions.Computed?.Invoke(batch.Length);
        }
    }

    public void Dispose()
    {
    }

    /// <summary>1/2 and more for a long text, less than 1/2 for a short one.</summary>
    private static float Judge(string text, int longest) => text.Contains("fail", StringComparison.Ordinal)
        ? throw new InvalidOperationException("the network is out of order.")
        : (text.Length < LongFrom ? 0 : 0.5f) + (0.5f * text.Length / (text.Length + longest + 1));
}
