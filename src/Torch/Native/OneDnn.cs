using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Processor = System.Runtime.InteropServices.Architecture;

namespace NlpMlNet.Native;

/// <summary>Fully connected layers by oneDNN, on the CPU.</summary>
/// <remarks>
/// libtorch's <c>linear</c> multiplies by MKL, which on processors that aren't Intel's leaves half of their speed unused; oneDNN,
/// which is in libtorch as well, doesn't, and applies bias and activation in the same pass. Its operators record no gradient:
/// <see cref="OneDnnLinear"/> does.
/// </remarks>
internal static class OneDnn
{
    private static readonly Lazy<jit.ScriptModule?> Operators = new(Load);

    /// <summary>Whether the operators are in this libtorch and take a tensor: 32-bit floats on the CPU.</summary>
    public static bool Computes(Tensor x) => x.device_type == DeviceType.CPU && x.dtype == ScalarType.Float32 && Operators.Value is not null;

    /// <summary>x Wᵀ + b, or x Wᵀ.</summary>
    /// <param name="x">(…, inputs).</param>
    /// <param name="weight">W, (outputs, inputs).</param>
    /// <param name="bias">b, (outputs); null where there is none.</param>
    /// <returns>(…, outputs).</returns>
    public static Tensor Linear(Tensor x, Tensor weight, Tensor? bias) =>
        bias is null ? Product(x, weight) : (Tensor)Operators.Value!.invoke("linear", x, weight, bias);

    /// <summary>gelu(x Wᵀ + b), with the error function (Hendrycks and Gimpel 2016).</summary>
    /// <param name="x">(…, inputs).</param>
    /// <param name="weight">W, (outputs, inputs).</param>
    /// <param name="bias">b, (outputs).</param>
    /// <returns>(…, outputs).</returns>
    public static Tensor LinearGelu(Tensor x, Tensor weight, Tensor bias) => (Tensor)Operators.Value!.invoke("linear_gelu", x, weight, bias);

    /// <summary>a bᵀ.</summary>
    /// <param name="a">(…, K).</param>
    /// <param name="b">(M, K).</param>
    /// <returns>(…, M).</returns>
    public static Tensor Product(Tensor a, Tensor b) => (Tensor)Operators.Value!.invoke("product", a, b);

    // An operator that isn't there ends the process, not just the call: so only where they are known to be.
    private static jit.ScriptModule? Load() =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Processor.X64 && new Version(__version__).ToString(3) == TorchLibrary.Version
            ? jit.load(ScriptArchive.Create("OneDnn", """
                def linear(self: __torch__.OneDnn, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
                  return ops.mkldnn._linear_pointwise(x, weight, bias, "none", annotate(List[Optional[number]], []), "")
                def product(self: __torch__.OneDnn, a: Tensor, b: Tensor) -> Tensor:
                  return ops.mkldnn._linear_pointwise(a, b, None, "none", annotate(List[Optional[number]], []), "")
                def linear_gelu(self: __torch__.OneDnn, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
                  return ops.mkldnn._linear_pointwise(x, weight, bias, "gelu", annotate(List[Optional[number]], []), "none")
              """))
            : null;
}
