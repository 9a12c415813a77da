using System.Collections.Concurrent;
using NlpMlNet.Hosting;

namespace NlpMlNet.Transformers;

/// <summary>Computes the vector of each text once, however often the text comes.</summary>
/// <param name="engine">Computes the vectors that aren't known yet.</param>
/// <param name="known">The vectors of the texts so far.</param>
internal sealed class RememberingEngine(IBatchEngine<string, float[]> engine, ConcurrentDictionary<string, float[]> known) : IBatchEngine<string, float[]>
{
    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<string> window, Span<float[]> results)
    {
        var texts = window.ToArray();
        string[] news = [.. texts.Where(text => !known.ContainsKey(text)).Distinct(StringComparer.Ordinal)];
        if (news.Length > 0)
        {
            var vectors = new float[news.Length][];
            engine.Compute(news, vectors);
            for (var text = 0; text < news.Length; text++)
            {
                known[news[text]] = vectors[text];
            }
        }

        for (var row = 0; row < texts.Length; row++)
        {
            results[row] = known[texts[row]];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();
}
