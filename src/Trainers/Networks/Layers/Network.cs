using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>An input layer, further dense layers, and an output head, with all parameters.</summary>
internal sealed class Network : IParameters
{
    private readonly Activation activation;

    /// <summary>Initializes a network of zeros.</summary>
    /// <param name="input">The first layer.</param>
    /// <param name="widths">Outputs of all layers but the last, the input layer's first; empty when the input layer is the last.</param>
    /// <param name="activation">The hidden units' function.</param>
    /// <param name="head">Outputs and loss.</param>
    /// <param name="stateCount">Optimizer state values per parameter.</param>
    public Network(IInputLayer input, IReadOnlyList<int> widths, Activation activation, OutputHead head, int stateCount)
    {
        this.activation = activation;
        Input = input;
        Head = head;
        Widths = [.. widths, head.Outputs];
        Dense = new DenseLayer[widths.Count];
        for (var i = 0; i < Dense.Length; i++)
        {
            Dense[i] = new DenseLayer(Widths[i], Widths[i + 1], stateCount, givesInputGradient: true);
        }
    }

    private Network(Network other, IInputLayer input)
    {
        (activation, Input, Head, Widths, Dense) = (other.activation, input, other.Head, other.Widths, other.Dense);
    }

    public IInputLayer Input { get; }

    /// <summary>Gets the layers after the first one.</summary>
    public DenseLayer[] Dense { get; }

    public OutputHead Head { get; }

    public Activation Activation => activation;

    /// <summary>Gets the outputs of every layer, the input layer first.</summary>
    public int[] Widths { get; }

    public int ParameterCount => checked(Input.ParameterCount + Dense.Sum(layer => layer.ParameterCount));

    /// <summary>Gets an estimate of the floating-point operations of training on one row.</summary>
    public double OperationsPerRow => Input.OperationsPerRow + Dense.Sum(layer => 6.0 * layer.Inputs * layer.Outputs);

    /// <summary>A network with the same parameters and a batch of its own.</summary>
    public Network Share(int number) => new(this, Input.Share(number));

    /// <summary>Draws first weights; a single layer is convex and starts at zero.</summary>
    public void Initialize(int seed)
    {
        if (Dense.Length == 0)
        {
            return;
        }

        var random = new RandomStream(seed, RandomPurpose.Initialization);
        Input.Initialize(ref random, activation);
        for (var i = 0; i < Dense.Length; i++)
        {
            var next = i == Dense.Length - 1 ? Activation.Identity : activation;
            Dense[i].Initialize(ref random, Initialization.Limit(next, Dense[i].Inputs, Dense[i].Outputs));
        }
    }

    /// <summary>Copies all parameters: layer by layer, weights by input and output, then biases.</summary>
    public void CopyTo(Span<float> parameters)
    {
        Input.CopyTo(parameters);
        var at = Input.ParameterCount;
        foreach (var layer in Dense)
        {
            layer.CopyTo(parameters[at..]);
            at += layer.ParameterCount;
        }
    }

    /// <summary>Takes all parameters, ordered as by <see cref="CopyTo"/>.</summary>
    public void CopyFrom(ReadOnlySpan<float> parameters)
    {
        Input.CopyFrom(parameters);
        var at = Input.ParameterCount;
        foreach (var layer in Dense)
        {
            layer.CopyFrom(parameters[at..]);
            at += layer.ParameterCount;
        }
    }
}
