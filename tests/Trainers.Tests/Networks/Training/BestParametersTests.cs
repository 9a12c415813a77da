using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class BestParametersTests
{
    private readonly Network network = new(
        new DenseInputLayer(new DenseLayer(2, 1, 0, false), Standardizer.None, 1), [], Activation.Identity, new SigmoidCrossEntropyHead(true), 0);

    [Fact]
    public void Take_SeveralEpochs_GivesThoseOfTheLeastLossAndOfTwoTheFirst()
    {
        var best = new BestParameters(network, validates: true, measuresChange: false);

        foreach (var (number, loss) in ((double[])[0.5, 0.3, 0.4, 0.3]).Index())
        {
            network.CopyFrom([number + 1, 0, 0]);
            best.Note(number + 1, loss);
        }

        Assert.Equal(2, best.Epoch);
        Assert.Equal([2f, 0, 0], best.Take());
    }

    [Fact]
    public void Take_NoValidation_GivesThePresentOnes()
    {
        var best = new BestParameters(network, validates: false, measuresChange: false);

        network.CopyFrom([1, 2, 3]);
        best.Note(1, null);
        network.CopyFrom([4, 5, 6]);
        best.Note(2, null);

        Assert.Equal(2, best.Epoch);
        Assert.Equal([4f, 5, 6], best.Take());
    }

    [Fact]
    public void Epoch_LossNotANumber_IsNeverTheBest()
    {
        var best = new BestParameters(network, validates: true, measuresChange: false);

        best.Note(1, double.NaN);

        Assert.Equal(0, best.Epoch);
    }

    [Fact]
    public void TakeChange_SinceTheLastTime_IsTheLargestInEitherDirection()
    {
        network.CopyFrom([1, 1, 1]);
        var best = new BestParameters(network, validates: false, measuresChange: true);

        network.CopyFrom([1.5f, -1, 1]); // by 0.5, -2, 0
        Assert.Equal(2, best.TakeChange());
        network.CopyFrom([1.5f, -0.75f, 1]); // by 0.25 since then
        Assert.Equal(0.25, best.TakeChange());
        Assert.Equal(0, best.TakeChange());
    }

    [Fact]
    public void TakeChange_NotMeasured_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, new BestParameters(network, validates: true, measuresChange: false).TakeChange());
}
