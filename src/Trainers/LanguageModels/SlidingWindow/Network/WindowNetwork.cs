using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The parameters of a feedforward network that predicts a token from the N tokens before it.</summary>
/// <remarks>
/// <para>x = [E(w₁) ... E(w_N)], a₀ = x, aₗ = f(norm(aₗ₋₁ Wₗ + bₗ)), h = a W + b, P(w) = softmax over w of (h · O(w) + c(w)), with O = E where
/// the weights are tied (Bengio, Ducharme, Vincent and Jauvin, A neural probabilistic language model, 2003; tied: Press and Wolf, 2017).</para>
/// <para>Shapes: E and O (V, D), x (B, N D), h (B, D), c (V).</para>
/// </remarks>
internal sealed class WindowNetwork : IParameters
{
    /// <summary>Initializes a network of zeros.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="stateCount">Optimizer state values per parameter.</param>
    /// <param name="order">The tokens, most frequent first, where the shape has clusters.</param>
    public WindowNetwork(WindowShape shape, int stateCount, ClassClusters? order = null)
    {
        Shape = shape;
        Clusters = shape.Cutoffs.Count == 0 ? null
            : new ClusterLayers(order ?? throw new ArgumentNullException(nameof(order), "Clusters need the order of the tokens."), shape.Width, stateCount);
        Vectors = new SlotTable(shape.VocabularySize + 1, shape.Width, stateCount); // the last one is the padding's, always 0
        Outputs = HasOwnOutputs ? new SlotTable(shape.VocabularySize, shape.Width, stateCount) : Vectors;
        OutputBiases = new ClassBiases(Clusters is null ? shape.VocabularySize : 0, stateCount);
        var widths = shape.Widths;
        Dense = [.. widths.Skip(1).Select((outputs, l) => new DenseLayer(widths[l], outputs, stateCount, givesInputGradient: true))];
        Norms = shape.IsNormalized ? [.. shape.Hidden.Select(units => new LayerNormalization(units, stateCount))] : [];
    }

    public WindowShape Shape { get; }

    /// <inheritdoc/>
    public int ParameterCount => checked((int)Shape.ParameterCount);

    /// <summary>Gets E, and behind it the padding's vector.</summary>
    public SlotTable Vectors { get; }

    /// <summary>Gets the output weights of an adaptive softmax, which has no others.</summary>
    public ClusterLayers? Clusters { get; }

    private bool HasOwnOutputs => !Shape.IsTied && Clusters is null;

    /// <summary>Gets O; the same object as <see cref="Vectors"/> where the weights are tied.</summary>
    public SlotTable Outputs { get; }

    /// <summary>Gets c.</summary>
    public ClassBiases OutputBiases { get; }

    /// <summary>Gets the hidden layers, and last the one that makes h.</summary>
    public DenseLayer[] Dense { get; }

    /// <summary>Gets the normalization of each hidden layer, or none.</summary>
    public LayerNormalization[] Norms { get; }

    /// <summary>Gets all memory, optimizer state included.</summary>
    public IEnumerable<FloatBuffer> Buffers =>
    [
        Vectors.Buffer,
        .. HasOwnOutputs ? [Outputs.Buffer] : Array.Empty<FloatBuffer>(),
        .. OutputBiases.Buffers,
        .. Dense.SelectMany(layer => layer.Buffers),
        .. Norms.SelectMany(norm => norm.Buffers),
        .. (Clusters?.All ?? []).SelectMany(layer => layer.Buffers),
    ];

    /// <summary>Draws first weights; output biases begin at the logarithms of the tokens' shares.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="shares">The share of each token among those that are predicted, (V).</param>
    public void Initialize(int seed, ReadOnlySpan<double> shares)
    {
        var random = new RandomStream(seed, RandomPurpose.Initialization);
        var limit = MathF.Sqrt(3f / Shape.Width); // h · O(w) has the variance of h
        Vectors.Initialize(ref random, limit);
        Vectors[Shape.Padding].Clear();
        if (HasOwnOutputs)
        {
            Outputs.Initialize(ref random, limit);
        }

        for (var l = 0; l < Dense.Length; l++)
        {
            var next = l == Dense.Length - 1 ? Activation.Identity : Shape.Activation;
            Dense[l].Initialize(ref random, Initialization.Limit(next, Dense[l].Inputs, Dense[l].Outputs));
        }

        Clusters?.Initialize(ref random);
        OutputBiases.SetLogarithms(shares);
    }

    /// <summary>Copies all parameters in an order that depends on the shape alone.</summary>
    public void CopyTo(Span<float> parameters)
    {
        var rest = parameters;
        for (var slot = 0; slot < Shape.VocabularySize; slot++)
        {
            Vectors[slot].CopyTo(Take(ref rest, Shape.Width));
        }

        for (var slot = 0; slot < (HasOwnOutputs ? Shape.VocabularySize : 0); slot++)
        {
            Outputs[slot].CopyTo(Take(ref rest, Shape.Width));
        }

        OutputBiases.Values.CopyTo(Take(ref rest, OutputBiases.Values.Length));
        foreach (var layer in Dense.Concat(Clusters?.All ?? []))
        {
            layer.CopyTo(Take(ref rest, layer.ParameterCount));
        }

        foreach (var norm in Norms)
        {
            norm.CopyTo(Take(ref rest, norm.ParameterCount));
        }
    }

    /// <summary>Takes parameters in the order of <see cref="CopyTo"/>.</summary>
    public void TakeParameters(ReadOnlySpan<float> parameters)
    {
        for (var slot = 0; slot < Shape.VocabularySize; slot++)
        {
            Take(ref parameters, Shape.Width).CopyTo(Vectors[slot]);
        }

        for (var slot = 0; slot < (HasOwnOutputs ? Shape.VocabularySize : 0); slot++)
        {
            Take(ref parameters, Shape.Width).CopyTo(Outputs[slot]);
        }

        Take(ref parameters, OutputBiases.Values.Length).CopyTo(OutputBiases.Values);
        foreach (var layer in Dense.Concat(Clusters?.All ?? []))
        {
            layer.CopyFrom(Take(ref parameters, layer.ParameterCount));
        }

        foreach (var norm in Norms)
        {
            norm.CopyFrom(Take(ref parameters, norm.ParameterCount));
        }
    }

    private static Span<float> Take(ref Span<float> rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    private static ReadOnlySpan<float> Take(ref ReadOnlySpan<float> rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
