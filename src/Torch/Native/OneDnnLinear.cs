using static TorchSharp.torch;

namespace NlpMlNet.Native;

/// <summary>A fully connected layer by oneDNN, with its gradients: y = x Wᵀ + b.</summary>
internal sealed class OneDnnLinear : autograd.SingleTensorFunction<OneDnnLinear>
{
    // The gradients of the call before on this thread. libtorch has taken them over by the next call; the wrappers that are left here
    // would keep their memory until the whole network has been passed through.
    [ThreadStatic]
    private static List<Tensor?>? given;

    /// <inheritdoc/>
    public override string Name => nameof(OneDnnLinear);

    /// <summary>Applies the layer.</summary>
    /// <param name="x">(N, inputs).</param>
    /// <param name="weight">W, (outputs, inputs).</param>
    /// <param name="bias">b, (outputs); null where there is none.</param>
    /// <returns>(N, outputs).</returns>
    public static Tensor Of(Tensor x, Tensor weight, Tensor? bias) => bias is null ? apply(x, weight) : apply(x, weight, bias);

    /// <inheritdoc/>
    /// <param name="ctx">Takes up x and W.</param>
    /// <param name="vars">x, (N, inputs); W, (outputs, inputs); b, (outputs), unless there is none.</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, weight, bias) = ((Tensor)vars[0], (Tensor)vars[1], vars.Length > 2 ? (Tensor)vars[2] : null);
        ctx.save_for_backward([x, weight]);
        ctx.save_data(nameof(Wanted), new Wanted(x.requires_grad, weight.requires_grad, bias?.requires_grad));
        return OneDnn.Linear(x, weight, bias);
    }

    /// <inheritdoc/>
    /// <remarks>∂x = ∂y W, ∂W = ∂yᵀ x, ∂b = the sum of ∂y's rows (Goodfellow et al. 2016, algorithm 6.4).</remarks>
    public override List<Tensor?> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        Release();
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (x, weight) = (saved[0], saved[1]);
        var wanted = (Wanted)ctx.get_data(nameof(Wanted));
        given =
        [
            wanted.X ? OneDnn.Product(grad_output, weight.t()).DetachFromDisposeScope() : null,
            wanted.Weight ? WeightGradient(grad_output, x).DetachFromDisposeScope() : null,
        ];
        if (wanted.Bias is { } isWanted)
        {
            given.Add(isWanted ? grad_output.sum([0]).DetachFromDisposeScope() : null);
        }

        return given;
    }

    /// <summary>Lets go of the last gradients.</summary>
    public static void Release()
    {
        given?.ForEach(gradient => gradient?.Dispose());
        given = null;
    }

    // Of the two factors, oneDNN takes the second as it lies in memory; the first has to be copied, so it is the smaller one.
    private static Tensor WeightGradient(Tensor gradient, Tensor x) => x.shape[1] <= gradient.shape[1]
        ? OneDnn.Product(x.t().contiguous(), gradient.t()).t()
        : OneDnn.Product(gradient.t().contiguous(), x.t());

    // Bias: null where there is none.
    private readonly record struct Wanted(bool X, bool Weight, bool? Bias);
}
