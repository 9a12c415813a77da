using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class FiniteNumbersTests
{
    [Fact]
    public void FindFault_FiniteNumbers_IsNone()
    {
        Assert.Null(FiniteNumbers.FindFault([]));
        Assert.Null(FiniteNumbers.FindFault([0, -0f, float.MaxValue, float.MinValue, float.Epsilon]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void FindFault_AtAnyPlace_IsThere(float fault)
    {
        for (var place = 0; place < 40; place++)
        {
            var values = new float[40];
            values[place] = fault;

            Assert.Equal(place, FiniteNumbers.FindFault(values));
        }
    }

    [Fact]
    public void FindFault_SeveralFaults_IsTheFirst() => Assert.Equal(1, FiniteNumbers.FindFault([1, float.PositiveInfinity, float.NaN]));

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinity")]
    [InlineData(float.NegativeInfinity, "-infinity")]
    public void Show_Fault_NamesIt(float value, string name) => Assert.Equal(name, FiniteNumbers.Show(value));
}
