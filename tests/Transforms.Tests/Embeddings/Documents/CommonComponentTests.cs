using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class CommonComponentTests
{
    [Fact]
    public void Find_OneDirection_IsThatWithItsLargestNumberPositive()
    {
        var component = new CommonComponent(3);
        component.Add([-3, 0, 4]);
        component.Add([6, 0, -8]);

        // The direction (-3, 0, 4) / 5; its largest number is the last.
        Assert.Equal([-0.6f, 0f, 0.8f], component.Find(), (x, y) => Math.Abs(x - y) < 1e-6f);
    }

    [Fact]
    public void Find_TwoDirections_TakesTheOneWithTheLargerSum()
    {
        var component = new CommonComponent(2);
        component.Add([0, 3]);
        component.Add([2, 0]);
        component.Add([-2, 0]);
        component.Add([2, 0]);

        // Eigenvalues: 9 along (0, 1), 12 along (1, 0).
        Assert.Equal([1f, 0f], component.Find(), (x, y) => Math.Abs(x - y) < 1e-6f);
    }

    [Fact]
    public void Find_OnlyZeros_IsNothing()
    {
        var component = new CommonComponent(2);
        component.Add([0, 0]);

        Assert.Empty(component.Find());
    }
}
