using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class ActivationTests
{
    private static readonly float[] Points = [-6f, -2.5f, -1f, -0.3f, -0.1f, -1e-3f, 1e-3f, 0.1f, 0.24f, 0.26f, 0.7f, 1.5f, 3f, 5f, 8f, 0.5f];

    public static TheoryData<string> Names => [.. All.Keys];

    internal static Dictionary<string, Activation> All { get; } = new Activation[]
    {
        Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU(0.1f), Activation.GELU, Activation.Softplus,
        Activation.ELU(0.7f), Activation.SELU, Activation.Identity,
    }.ToDictionary(activation => activation.ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_ManyPoints_AgreesWithDoublePrecision(string name)
    {
        var a = Points.ToArray();

        All[name].Apply(a);

        Assert.All(Points.Zip(a), pair =>
        {
            var expected = ReferenceNetwork.Activate(All[name], pair.First);
            Assert.Equal(expected, pair.Second, 1e-6 * Math.Max(1, Math.Abs(expected)));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_ManyPoints_DerivativeIsCentralDifference(string name)
    {
        const double H = 1e-5; // (f(z+h) - f(z-h)) / 2h in double: error about h² = 1e-10 plus rounding 1e-16 / h = 1e-11
        var a = Points.ToArray();
        var derivative = new float[a.Length];

        All[name].Apply(a, derivative);

        Assert.All(Points.Zip(derivative), pair =>
        {
            var slope = (ReferenceNetwork.Activate(All[name], pair.First + H) - ReferenceNetwork.Activate(All[name], pair.First - H)) / (2 * H);
            Assert.Equal(slope, pair.Second, 2e-6);
        });
    }

    [Theory]
    [InlineData("Sigmoid", 0f, 0.5f, 0.25f)] // 1/2, 1/2 · 1/2
    [InlineData("Tanh", 0f, 0f, 1f)]
    [InlineData("ReLU", 0f, 0f, 0f)] // the derivative at the kink is taken as 0
    [InlineData("GELU", 0f, 0f, 0.5f)] // Φ(0)
    [InlineData("Softplus", 0f, 0.6931472f, 0.5f)] // ln 2
    [InlineData("SELU", 1f, 1.050701f, 1.050701f)] // λ
    [InlineData("ELU(0.7)", -1f, -0.44248441f, 0.25751559f)] // 0.7 (e⁻¹ - 1), 0.7 e⁻¹
    [InlineData("LeakyReLU(0.1)", -2f, -0.2f, 0.1f)]
    public void Apply_KnownPoint_GivesKnownValueAndSlope(string name, float z, float value, float slope)
    {
        var a = Enumerable.Repeat(z, 16).ToArray();
        var derivative = new float[16];

        All[name].Apply(a, derivative);

        Assert.Equal(value, a[3], 1e-6f);
        Assert.Equal(slope, derivative[3], 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_FarOut_StaysFiniteAndPassesNaNOn(string name)
    {
        float[] a = [.. Enumerable.Repeat(-1000f, 16), .. Enumerable.Repeat(1000f, 16), .. Enumerable.Repeat(float.NaN, 16)];
        var derivative = new float[a.Length];

        All[name].Apply(a, derivative);

        Assert.All(a[..32], value => Assert.True(float.IsFinite(value)));
        Assert.All(derivative[..32], value => Assert.True(float.IsFinite(value)));
        Assert.All(a[32..], value => Assert.True(float.IsNaN(value)));
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void LeakyReLU_SlopeOutsideRange_Throws(float alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(alpha), () => Activation.LeakyReLU(alpha));

    [Theory]
    [InlineData(0f)]
    [InlineData(float.PositiveInfinity)]
    public void ELU_AlphaOutsideRange_Throws(float alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(alpha), () => Activation.ELU(alpha));

    [Fact]
    public void Parameters_AtTheirLimits_AreAllowed()
    {
        Assert.Equal((0f, 0.99f), (Activation.LeakyReLU(0).Alpha, Activation.LeakyReLU(0.99f).Alpha));
        Assert.Equal(float.Epsilon, Activation.ELU(float.Epsilon).Alpha);
        Assert.Equal((0.01f, 1f), (Activation.LeakyReLU().Alpha, Activation.ELU().Alpha));
    }

    [Fact]
    public void Parameters_OutsideTheirRange_SayWhichThatIs()
    {
        var leaky = Assert.Throws<ArgumentOutOfRangeException>(() => Activation.LeakyReLU(1));
        var elu = Assert.Throws<ArgumentOutOfRangeException>(() => Activation.ELU(-1));

        Assert.StartsWith("The slope of a leaky ReLU must be at least 0 and below 1.", leaky.Message, StringComparison.Ordinal);
        Assert.StartsWith("The alpha of an ELU must be positive and finite.", elu.Message, StringComparison.Ordinal);
        Assert.Equal((1f, -1f), (leaky.ActualValue, elu.ActualValue));
    }

    [Fact]
    public void ToString_Activations_HaveTheirNamesAndParameters() => Assert.Equal(
        ["Sigmoid", "Tanh", "ReLU", "LeakyReLU(0.1)", "GELU", "Softplus", "ELU(0.7)", "SELU", "Identity"],
        All.Values.Select(activation => activation.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Restore_KindAndParameter_GivesTheSame(string name) => Assert.Equal(All[name], Activation.Restore(All[name].Kind, All[name].Alpha));

    [Fact]
    public void Restore_UnknownKind_SaysWhich() => Assert.Equal(
        "activation number 9 is unknown", Assert.Throws<InvalidDataException>(() => Activation.Restore((ActivationKind)9, 0)).Message);

    [Theory]
    [MemberData(nameof(Names))]
    public void KeepsZero_Activation_SaysWhetherTheValueAtZeroIsZero(string name)
    {
        var a = new float[16];

        All[name].Apply(a);

        Assert.Equal(a[0] == 0, All[name].KeepsZero());
    }
}
