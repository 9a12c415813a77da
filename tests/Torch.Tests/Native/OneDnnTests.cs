using System.Runtime.InteropServices;
using NlpMlNet.Native;
using static TorchSharp.torch;
using Processor = System.Runtime.InteropServices.Architecture;

namespace NlpMlNet.Tests.Native;

/// <summary>oneDNN's layers are libtorch's own layers, values and gradients.</summary>
public sealed class OneDnnTests
{
    private const double Tolerance = 1e-5;

    public OneDnnTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void Computes_LinuxX64_FloatsOnTheCpuOnly()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Processor.X64, OneDnn.Computes(ones(1)));
        Assert.False(OneDnn.Computes(ones(1, dtype: ScalarType.Float64)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 3)]
    [InlineData(64, 16, 48)]
    public void LinearGelu_Values_AreLibTorchs(int rows, int inputs, int outputs)
    {
        Assert.SkipUnless(IsThere(), "This libtorch has no oneDNN.");
        using var scope = NewDisposeScope();
        var (x, weight, bias) = Layer(rows, inputs, outputs);
        using var unrecorded = no_grad();
        var expected = nn.functional.linear(x, weight, bias);

        AssertEqual(expected, OneDnn.Linear(x, weight, bias));
        AssertEqual(nn.functional.gelu(expected), OneDnn.LinearGelu(x, weight, bias));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 3)]
    [InlineData(7, 3, 5)]
    [InlineData(64, 16, 48)]
    [InlineData(64, 48, 16)]
    public void OneDnnLinear_Gradients_AreLibTorchs(int rows, int inputs, int outputs)
    {
        Assert.SkipUnless(IsThere(), "This libtorch has no oneDNN.");
        using var scope = NewDisposeScope();
        var (x, weight, bias) = Layer(rows, inputs, outputs);
        var slope = randn(rows, outputs); // what comes from the layers above
        var expected = Gradients(nn.functional.linear(x, weight, bias), slope, x, weight, bias);

        var gradients = Gradients(OneDnnLinear.apply(x, weight, bias), slope, x, weight, bias);

        Assert.Equal(expected.Length, gradients.Length);
        foreach (var (one, other) in expected.Zip(gradients))
        {
            AssertEqual(one, other);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void OneDnnLinear_FrozenParts_GetNoGradient(bool frozenInput, bool frozenWeight)
    {
        Assert.SkipUnless(IsThere(), "This libtorch has no oneDNN.");
        using var scope = NewDisposeScope();
        var (x, weight, bias) = Layer(4, 3, 2);
        x.requires_grad = !frozenInput;
        weight.requires_grad = !frozenWeight;

        OneDnnLinear.apply(x, weight, bias).sum().backward();

        Assert.Equal(frozenInput, x.grad is null);
        Assert.Equal(frozenWeight, weight.grad is null);
        Assert.Equal(4, bias.grad![0].item<float>()); // each of the 4 rows adds 1
    }

    private static bool IsThere() => OneDnn.Computes(ones(1));

    private static (Tensor X, Tensor Weight, Tensor Bias) Layer(int rows, int inputs, int outputs) => (
        randn(rows, inputs, requires_grad: true), randn(outputs, inputs, requires_grad: true), randn(outputs, requires_grad: true));

    private static Tensor[] Gradients(Tensor y, Tensor slope, params Tensor[] of)
    {
        (y * slope).sum().backward();
        return [.. of.Select(tensor =>
        {
            var gradient = tensor.grad!.clone();
            tensor.grad = null;
            return gradient;
        })];
    }

    private static void AssertEqual(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, Tolerance * Math.Max(1, expected.abs().max().item<float>()));
    }
}
