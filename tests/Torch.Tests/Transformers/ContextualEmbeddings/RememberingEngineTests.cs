using NlpMlNet.Hosting;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

public sealed class RememberingEngineTests
{
    [Fact]
    public void Compute_TextsThatComeAgain_AreComputedOnce()
    {
        var lengths = new Lengths();
        var engine = new RememberingEngine(lengths, new(StringComparer.Ordinal));
        var (first, second) = (new float[3][], new float[2][]);

        engine.Compute(["sea", "harbour", "sea"], first);
        engine.Compute(["harbour", "Sea"], second);

        Assert.Equal([3f, 7f, 3f], first.Select(vector => vector[0]));
        Assert.Equal([7f, 3f], second.Select(vector => vector[0]));
        Assert.Equal(["sea", "harbour", "Sea"], lengths.Computed);
    }

    private sealed class Lengths : IBatchEngine<string, float[]>
    {
        public List<string> Computed { get; } = [];

        public void Compute(ReadOnlySpan<string> window, Span<float[]> results)
        {
            for (var row = 0; row < window.Length; row++)
            {
                Computed.Add(window[row]);
                results[row] = [window[row].Length];
            }
        }

        public void Dispose()
        {
        }
    }
}
