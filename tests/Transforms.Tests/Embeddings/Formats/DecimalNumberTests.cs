using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class DecimalNumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.0000")]
    [InlineData("+1.5")]
    [InlineData("-.5")]
    [InlineData("3.")]
    [InlineData("0.418")]
    [InlineData("-0.00020498")]
    [InlineData("1e-45")]
    [InlineData("1.17549435E-38")]
    [InlineData("1.1754942e-38")]
    [InlineData("3.4028235e38")]
    [InlineData("1e-400")]
    [InlineData("0.000000000000000000000000000000000000000000001")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("16777217")] // half-way between two floats
    [InlineData("16777217.0000000000000001")]
    [InlineData("16777216.9999999999999999")]
    [InlineData("0.3000000119209290")]
    [InlineData("1E+5")]
    public void TryParse_Number_GivesTheNearestFloat(string text)
    {
        Assert.True(DecimalNumber.TryParse(Encoding.ASCII.GetBytes(text), out var value, out var length));

        Assert.Equal(text.Length, length);
        Assert.Equal(BitConverter.SingleToInt32Bits(float.Parse(text, CultureInfo.InvariantCulture)), BitConverter.SingleToInt32Bits(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("-inf")]
    [InlineData("Infinity")]
    [InlineData("3.5e38")]
    [InlineData("1e99999999999")]
    [InlineData("x1")]
    [InlineData(" 1")]
    public void TryParse_NoFiniteNumber_IsRefused(string text) =>
        Assert.False(DecimalNumber.TryParse(Encoding.ASCII.GetBytes(text), out _, out _));

    [Theory]
    [InlineData("1,5", 1)]
    [InlineData("0.1 0.2", 3)]
    [InlineData("7\t", 1)]
    [InlineData("1.2.3", 3)]
    public void TryParse_MoreBehind_EndsBefore(string text, int expected)
    {
        Assert.True(DecimalNumber.TryParse(Encoding.ASCII.GetBytes(text), out _, out var length));
        Assert.Equal(expected, length);
    }

    [Fact]
    public void TryParse_AnyFloatInAnyForm_AgreesWithTheFramework()
    {
        string[] formats = ["R", "F6", "E9", "G5", "F12", "E3", "G17"];
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), Gen.Choose(0, formats.Length - 1).ToArbitrary(), (bits, format) =>
        {
            // Any bits, and numbers such as those of word vectors.
            float[] values = [BitConverter.Int32BitsToSingle(bits * 2654435), bits / 1000f, bits * 1e-7f];
            return values.Where(float.IsFinite).All(value =>
            {
                var text = value.ToString(formats[format], CultureInfo.InvariantCulture);
                var expected = float.Parse(text, CultureInfo.InvariantCulture);
                return !DecimalNumber.TryParse(Encoding.ASCII.GetBytes(text), out var found, out var length)
                    ? !float.IsFinite(expected)
                    : length == text.Length && BitConverter.SingleToInt32Bits(found) == BitConverter.SingleToInt32Bits(expected);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
