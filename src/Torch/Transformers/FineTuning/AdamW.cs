using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>Adam with decay apart from the gradient (Loshchilov and Hutter 2019, algorithm 2), by libtorch's fused kernel.</summary>
/// <remarks>
/// The kernel passes over the numbers once; TorchSharp's own optimizer passes eight times and makes two tensors of a parameter's
/// size, which for a table of embeddings is most of its time.
/// </remarks>
internal sealed class AdamW : IDisposable
{
    // The tensors have to come as lists: TorchScript takes a change of lists that it makes itself for one without effect, and leaves it out.
    private static readonly Lazy<jit.CompilationUnit> Kernel = new(() => jit.compile("""
        def move(parameters: List[Tensor], gradients: List[Tensor], means: List[Tensor], squares: List[Tensor], steps: List[Tensor], rate: float, decay: float):
            torch._foreach_add_(steps, 1)
            torch._fused_adamw_(
                parameters, gradients, means, squares, [], steps,
                lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1e-8, amsgrad=False, maximize=False)
            return len(steps)

        """));

    private readonly (State[] States, double Decay)[] groups;

    /// <summary>Initializes a new instance of the <see cref="AdamW"/> class.</summary>
    /// <param name="decaying">The parameters that decay.</param>
    /// <param name="others">Those that don't.</param>
    /// <param name="decay">The share of a weight that goes each step, times the learning rate.</param>
    public AdamW(IEnumerable<Parameter> decaying, IEnumerable<Parameter> others, double decay) =>
        groups = [([.. decaying.Select(State.Of)], decay), ([.. others.Select(State.Of)], 0)];

    /// <summary>Gets the parameters.</summary>
    public IEnumerable<Parameter> Parameters => States.Select(state => state.Parameter);

    private IEnumerable<State> States => groups.SelectMany(group => group.States);

    private IEnumerable<Tensor> Moments => States.SelectMany(state => new[] { state.Mean, state.Square, state.Steps });

    /// <summary>Forgets all gradients.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in Parameters)
        {
            parameter.grad = null;
        }
    }

    /// <summary>Moves the parameters that have a gradient.</summary>
    /// <param name="learningRate">How far.</param>
    public void Step(double learningRate)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        using Scalar rate = learningRate;
        foreach (var (states, decay) in groups)
        {
            using Scalar share = decay;
            var (moving, gradients) = (new List<State>(), new List<Tensor>());
            foreach (var state in states)
            {
                if (state.Parameter.grad is { } gradient)
                {
                    moving.Add(state);
                    gradients.Add(gradient);
                }
            }

            if (moving.Count > 0)
            {
                Kernel.Value.invoke(
                    "move", Each(state => state.Parameter), gradients.ToArray(), Each(state => state.Mean), Each(state => state.Square), Each(state => state.Steps), rate, share);
            }

            Tensor[] Each(Func<State, Tensor> select) => [.. moving.Select(select)];
        }
    }

    /// <summary>Writes the moments.</summary>
    public void Save(BinaryWriter writer)
    {
        foreach (var moment in Moments)
        {
            moment.Save(writer);
        }
    }

    /// <summary>Reads the moments.</summary>
    public void Load(BinaryReader reader)
    {
        foreach (var moment in Moments)
        {
            SavedTensor.LoadInto(moment, reader);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var moment in Moments)
        {
            moment.Dispose();
        }
    }

    /// <summary>A parameter with the running means of its gradient and its gradient's square.</summary>
    private sealed record State(Parameter Parameter, Tensor Mean, Tensor Square, Tensor Steps)
    {
        public static State Of(Parameter parameter) => new(
            parameter,
            zeros_like(parameter).DetachFromDisposeScope(),
            zeros_like(parameter).DetachFromDisposeScope(),
            zeros([], device: parameter.device).DetachFromDisposeScope());
    }
}
