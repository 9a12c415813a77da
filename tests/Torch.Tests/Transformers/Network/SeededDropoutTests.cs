using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

public sealed class SeededDropoutTests
{
    public SeededDropoutTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void Apply_Share_SoManyAreDroppedAndTheOthersGrow()
    {
        using var scope = NewDisposeScope();
        var x = full(100, 100, 3f).requires_grad_();

        Tensor dropped;
        using (SeededDropout.From(1, CPU))
        {
            dropped = SeededDropout.Apply(x, 0.25);
        }

        dropped.sum().backward();
        var values = Reference.Floats(dropped.flatten());
        Assert.Equal([0f, 4f], values.Distinct().Order()); // 3 / (1 - 1/4)
        Assert.InRange(values.Count(value => value == 0), 2500 - 217, 2500 + 217); // 5 standard deviations of √(10000 · 1/4 · 3/4)
        Assert.Equal(values.Select(value => value / 3), Reference.Floats(x.grad!.flatten())); // dy/dx is 0, or 4/3
    }

    [Fact]
    public void Apply_OthersDrawFromTorch_SameSeedSameComponents()
    {
        var first = Dropped(seed: 7);
        rand(10).Dispose();

        Assert.Equal(first, Dropped(seed: 7));
        Assert.NotEqual(first, Dropped(seed: 8));
    }

    [Fact]
    public void Apply_OutsideOfASeed_Refused()
    {
        using var x = ones(3);
        Dropped(seed: 1);

        Assert.Same(x, SeededDropout.Apply(x, 0));
        Assert.Throws<InvalidOperationException>(() => SeededDropout.Apply(x, 0.5));
    }

    private static float[] Dropped(long seed)
    {
        using var scope = NewDisposeScope();
        using var dropout = SeededDropout.From(seed, CPU);
        return Reference.Floats(SeededDropout.Apply(ones(64), 0.5));
    }
}
