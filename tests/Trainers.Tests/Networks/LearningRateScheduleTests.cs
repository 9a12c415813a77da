using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class LearningRateScheduleTests
{
    [Fact]
    public void FactorAt_Constant_IsOne() => Assert.Equal(1, LearningRateSchedule.Constant.FactorAt(37.5, 100));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9.99, 1)]
    [InlineData(10, 0.5)]
    [InlineData(25, 0.25)]
    public void FactorAt_Step_HalvesEveryTenEpochs(double epoch, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.Step(10, 0.5).FactorAt(epoch, 100));

    [Fact]
    public void FactorAt_Exponential_IsPowerOfEpoch() =>
        Assert.Equal(0.729, LearningRateSchedule.Exponential(0.9).FactorAt(3, 100), 12);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 0.8681981)] // 0.1 + 0.9 (1 + cos 45°) / 2 = 0.1 + 0.9·0.8535534
    [InlineData(50, 0.55)]
    [InlineData(100, 0.1)]
    public void FactorAt_Cosine_FallsToFloor(double epoch, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.Cosine(0.1).FactorAt(epoch, 100), 6);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.25)]
    [InlineData(3, 0.75)]
    [InlineData(4, 1)]
    public void FactorAt_WarmUp_RisesInAStraightLine(double epoch, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.Constant.WithWarmUp(4).FactorAt(epoch, 100), 12);

    [Fact]
    public void FactorAt_WarmUpOnExponential_Multiplies() =>
        Assert.Equal(0.81 / 2, LearningRateSchedule.Exponential(0.9).WithWarmUp(4).FactorAt(2, 100), 12);

    [Fact]
    public void Parameters_OutsideTheirRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("everyEpochs", () => LearningRateSchedule.Step(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => LearningRateSchedule.Step(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factorPerEpoch", () => LearningRateSchedule.Exponential(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("floor", () => LearningRateSchedule.Cosine(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => LearningRateSchedule.Constant.WithWarmUp(0));
    }

    [Fact]
    public void Parameters_AtTheirLimits_AreAllowed()
    {
        Assert.Equal(0.25, LearningRateSchedule.Step(1, 0.5).FactorAt(2, 100));
        Assert.Equal(1, LearningRateSchedule.Step(1, 1).FactorAt(2, 100));
        Assert.Equal(1, LearningRateSchedule.Exponential(1).FactorAt(50, 100));
        Assert.Equal(1, LearningRateSchedule.Cosine(1).FactorAt(50, 100));
        Assert.Equal(0.5, LearningRateSchedule.Cosine().FactorAt(50, 100), 12);
    }

    [Fact]
    public void Defaults_NoParametersGiven_AreThoseOfTheDocumentation()
    {
        Assert.Equal(LearningRateSchedule.Step(10, 0.5), LearningRateSchedule.Step(10));
        Assert.Equal(LearningRateSchedule.Exponential(0.95), LearningRateSchedule.Exponential());
        Assert.Equal(LearningRateSchedule.Cosine(0), LearningRateSchedule.Cosine());
        Assert.Equal((0, 2.5), (LearningRateSchedule.Constant.WarmUpEpochs, LearningRateSchedule.Constant.WithWarmUp(2.5).WarmUpEpochs));
    }

    [Fact]
    public void FactorAt_CosineBeyondTheLastEpoch_StaysAtTheFloor() => Assert.Equal(0.2, LearningRateSchedule.Cosine(0.2).FactorAt(150, 100), 12);

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void WithWarmUp_NoPositiveNumber_SaysWhatIsExpected(double epochs) => Assert.StartsWith(
        "The warm-up must last a positive number of epochs.",
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.WithWarmUp(epochs)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void Exponential_FactorOutsideItsRange_SaysWhichThatIs(double factor) => Assert.StartsWith(
        "factorPerEpoch must be above 0 and at most 1.",
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(factor)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Cosine_FloorAboveOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>("floor", () => LearningRateSchedule.Cosine(1.001));
}
