using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>A fully connected layer: z = x W + b.</summary>
/// <remarks>
/// Shapes: x (B, D), W (D, H), b (H), z (B, H). Backpropagation (Rumelhart, Hinton and Williams, 1986), with Δ (B, H)
/// the loss's derivative by z: ∂L/∂W = xᵀ Δ, ∂L/∂b = Σ rows of Δ, ∂L/∂x = Δ Wᵀ.
/// </remarks>
internal sealed unsafe class DenseLayer
{
    private readonly PanelMatrix weights; // (D, H)
    private readonly PanelMatrix? transposed; // (H, D), kept up to date by the update
    private readonly PanelMatrix[] states;
    private readonly BiasVector biases;

    /// <summary>Initializes a layer of zeros.</summary>
    /// <param name="inputs">D.</param>
    /// <param name="outputs">H.</param>
    /// <param name="stateCount">Optimizer state values per parameter.</param>
    /// <param name="givesInputGradient">Whether <see cref="InputGradient"/> will be asked for.</param>
    public DenseLayer(int inputs, int outputs, int stateCount, bool givesInputGradient)
    {
        Inputs = inputs;
        Outputs = outputs;
        weights = new PanelMatrix(inputs, outputs);
        transposed = givesInputGradient ? new PanelMatrix(outputs, inputs) : null;
        states = [.. Enumerable.Range(0, stateCount).Select(_ => new PanelMatrix(inputs, outputs))];
        biases = new BiasVector(outputs, stateCount);
    }

    /// <summary>Gets all memory: weights in both forms, biases and optimizer state.</summary>
    public IEnumerable<FloatBuffer> Buffers =>
        [weights.Buffer, .. transposed is null ? Array.Empty<FloatBuffer>() : [transposed.Buffer], .. states.Select(state => state.Buffer), .. biases.Buffers];

    public int Inputs { get; }

    public int Outputs { get; }

    public int ParameterCount => checked((Inputs + 1) * Outputs);

    /// <summary>Gets the independent pieces of an update: one per block of 32 inputs and 32 outputs, and one for the biases.</summary>
    public int UpdateUnits => (InputPanels * weights.PanelCount) + 1;

    /// <summary>Gets the floats of scratch that <see cref="Update"/> needs.</summary>
    public static int ScratchLength => PanelMatrix.PanelWidth * PanelMatrix.PanelWidth;

    private int InputPanels => (Inputs + PanelMatrix.PanelWidth - 1) / PanelMatrix.PanelWidth;

    /// <summary>z = x W + b for some rows.</summary>
    public void Forward(PanelMatrix inputs, PanelMatrix sums, int fromRow, int toRow)
    {
        biases.CopyToRows(sums, fromRow, toRow);
        MatrixProduct.Add(inputs, weights, sums, fromRow, toRow);
    }

    /// <summary>∂L/∂x = Δ Wᵀ for some rows.</summary>
    public void InputGradient(PanelMatrix delta, PanelMatrix gradient, int fromRow, int toRow)
    {
        var reversed = transposed ?? throw new InvalidOperationException("The layer was made without input gradients.");
        for (var panel = 0; panel < gradient.PanelCount; panel++)
        {
            gradient.Rectangle(panel, fromRow, toRow).Clear();
        }

        MatrixProduct.Add(delta, reversed, gradient, fromRow, toRow);
    }

    /// <summary>Computes one block of xᵀ Δ and moves its weights while it is in the cache.</summary>
    /// <returns>The block's share of the squared gradient norm.</returns>
    public double Update(int unit, int rows, PanelMatrix inputs, PanelMatrix delta, ParameterUpdate update, FloatBuffer scratch)
    {
        if (unit == UpdateUnits - 1)
        {
            return biases.Update(rows, delta, update, scratch.Span);
        }

        var outputPanel = unit / InputPanels;
        var inputPanel = unit % InputPanels;
        var from = inputPanel * PanelMatrix.PanelWidth;
        var to = Math.Min(Inputs, from + PanelMatrix.PanelWidth);
        Prefetch(outputPanel, from, to);
        MatrixProduct.TransposedBlock(inputs, inputPanel, delta, outputPanel, rows, scratch.Pointer);
        var parameters = weights.Rectangle(outputPanel, from, to);
        var norm = update.Apply(
            parameters, scratch.Span[..parameters.Length], State(0, outputPanel, from, to), State(1, outputPanel, from, to), isWeight: true);
        Transpose(outputPanel, from, to);
        return norm;
    }

    public void Initialize(ref RandomStream random, float limit)
    {
        for (var input = 0; input < Inputs; input++)
        {
            for (var output = 0; output < Outputs; output++)
            {
                weights[input, output] = limit * random.NextSymmetric();
            }
        }

        biases.Values.Clear();
        TransposeAll();
    }

    /// <summary>Copies weights by input and output, then biases.</summary>
    public void CopyTo(Span<float> parameters)
    {
        for (var panel = 0; panel < weights.PanelCount; panel++)
        {
            for (var input = 0; input < Inputs; input++)
            {
                new Span<float>(weights.Row(panel, input), weights.ColumnsOf(panel))
                    .CopyTo(parameters[((input * Outputs) + (panel * PanelMatrix.PanelWidth))..]);
            }
        }

        biases.Values.CopyTo(parameters[(Inputs * Outputs)..]);
    }

    /// <summary>Takes weights by input and output, then biases.</summary>
    public void CopyFrom(ReadOnlySpan<float> parameters)
    {
        for (var panel = 0; panel < weights.PanelCount; panel++)
        {
            var columns = weights.ColumnsOf(panel);
            for (var input = 0; input < Inputs; input++)
            {
                parameters.Slice((input * Outputs) + (panel * PanelMatrix.PanelWidth), columns)
                    .CopyTo(new Span<float>(weights.Row(panel, input), columns));
            }
        }

        parameters.Slice(Inputs * Outputs, Outputs).CopyTo(biases.Values);
        TransposeAll();
    }

    /// <summary>z = x W + b for one row, bit for bit as in <see cref="Forward"/>.</summary>
    /// <param name="input">x, D floats.</param>
    /// <param name="sums">z, padded to whole panels of 32.</param>
    public void ForwardRow(float* input, float* sums)
    {
        biases.Values.CopyTo(new Span<float>(sums, Outputs));
        new Span<float>(sums + Outputs, (weights.PanelCount * PanelMatrix.PanelWidth) - Outputs).Clear();
        for (var panel = 0; panel < weights.PanelCount; panel++)
        {
            TileKernel.AddRow(weights.WidthOf(panel), Inputs, input, weights.Panel(panel), sums + (panel * PanelMatrix.PanelWidth));
        }
    }

    /// <summary>Calls up the weights and their state, which come from far away, while the gradient is being computed.</summary>
    private void Prefetch(int panel, int from, int to)
    {
        CachePrefetch.Read(weights.Rectangle(panel, from, to));
        foreach (var state in states)
        {
            CachePrefetch.Read(state.Rectangle(panel, from, to));
        }
    }

    private Span<float> State(int number, int panel, int from, int to) =>
        number < states.Length ? states[number].Rectangle(panel, from, to) : [];

    private void TransposeAll()
    {
        for (var panel = 0; panel < weights.PanelCount; panel++)
        {
            Transpose(panel, 0, Inputs);
        }
    }

    private void Transpose(int outputPanel, int fromInput, int toInput)
    {
        if (transposed is null)
        {
            return;
        }

        var columns = weights.ColumnsOf(outputPanel);
        for (var input = fromInput; input < toInput; input++)
        {
            var source = weights.Row(outputPanel, input);
            var targetPanel = input / PanelMatrix.PanelWidth;
            var width = transposed.WidthOf(targetPanel);
            var target = transposed.Row(targetPanel, outputPanel * PanelMatrix.PanelWidth) + (input % PanelMatrix.PanelWidth);
            for (var column = 0; column < columns; column++)
            {
                target[(nint)column * width] = source[column];
            }
        }
    }
}
