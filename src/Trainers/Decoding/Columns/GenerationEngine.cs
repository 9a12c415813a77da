using NlpMlNet.Hosting;

namespace NlpMlNet.Decoding;

/// <summary>Continues the prompts of a window of rows.</summary>
/// <param name="generator">The model and the options.</param>
/// <param name="conditions">What ends the work, and who hears of it.</param>
internal sealed class GenerationEngine(TextGenerator generator, BatchConditions conditions) : IBatchEngine<int[], IReadOnlyList<Continuation>>
{
    private readonly CancellationTokenSource cancellation =
        CancellationTokenSource.CreateLinkedTokenSource(generator.Options.CancellationToken, conditions.CancellationToken);

    public void Compute(ReadOnlySpan<int[]> window, Span<IReadOnlyList<Continuation>> results)
    {
        int[][] prompts = [.. window];
        var found = generator.Generate(prompts, number => NumberOf(prompts[number]), new Cancellation(cancellation.Token, conditions.Host));
        for (var row = 0; row < prompts.Length; row++)
        {
            results[row] = found[row];
        }

        conditions.Computed?.Invoke(prompts.Length);
    }

    public void Dispose() => cancellation.Dispose();

    // A number of the tokens alone (FNV-1a, 32 bits), as the same row has other positions in other views.
    private static ulong NumberOf(int[] prompt)
    {
        var hash = 2166136261u;
        foreach (var id in prompt)
        {
            hash = (hash ^ (uint)id) * 16777619;
        }

        return hash;
    }
}
