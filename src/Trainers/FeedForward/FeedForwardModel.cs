using System.Buffers;
using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.FeedForward;

/// <summary>A trained feedforward network: standardisation, hidden layers, outputs. It doesn't change and may be used from several threads at once.</summary>
public sealed class FeedForwardModel
{
    private readonly NetworkShape shape;
    private readonly Standardizer standardizer;
    private readonly float[] parameters;
    private readonly SparseTable? table; // the first layer over sparse input
    private readonly DenseStack stack; // all further layers

    internal FeedForwardModel(NetworkShape shape, Standardizer standardizer, float[] parameters, TrainingSummary training)
    {
        (this.shape, this.standardizer, this.parameters) = (shape, standardizer, parameters);
        Training = training;
        var at = 0;
        if (shape.IsSparse)
        {
            table = new SparseTable(shape.Inputs, shape.Widths[1], parameters);
            at = (shape.Inputs + 1) * shape.Widths[1];
        }

        stack = new DenseStack([.. shape.Widths.Skip(shape.IsSparse ? 1 : 0)], shape.Activation, parameters.AsSpan(at));
    }

    /// <summary>Gets the number of inputs.</summary>
    public int InputCount => shape.Inputs;

    /// <summary>Gets the number of outputs: one probability or value, or one probability per class.</summary>
    public int OutputCount => shape.Outputs;

    /// <summary>Gets the number of units of each hidden layer.</summary>
    public IReadOnlyList<int> HiddenLayers => shape.HiddenLayers;

    /// <summary>Gets what the hidden units apply to their sums.</summary>
    public Activation Activation => shape.Activation;

    /// <summary>Gets what the output units apply to their sums.</summary>
    public OutputFunction Output => shape.Output;

    /// <summary>Gets a value indicating whether the model was trained on sparse input.</summary>
    public bool IsSparse => shape.IsSparse;

    /// <summary>Gets how the training went.</summary>
    public TrainingSummary Training { get; }

    /// <summary>Gets weights and biases, layer by layer: weights by input and output, then biases.</summary>
    public ReadOnlyMemory<float> Parameters => parameters;

    internal NetworkShape Shape => shape;

    internal Standardizer Standardizer => standardizer;

    /// <summary>Reads a model.</summary>
    /// <param name="reader">Bytes written by <see cref="Save"/>.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The bytes are no model of a known format.</exception>
    public static FeedForwardModel Load(BinaryReader reader) => FeedForwardModelFormat.Read(reader);

    /// <summary>Writes the model.</summary>
    /// <param name="writer">Where to write.</param>
    public void Save(BinaryWriter writer) => FeedForwardModelFormat.Write(this, writer);

    /// <summary>Predicts one row. An input that is missing (NaN) or infinite makes all its outputs NaN.</summary>
    /// <param name="features">The inputs, <see cref="InputCount"/> of them.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> outputs.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Predict(ReadOnlySpan<float> features, Span<float> outputs) => Predict(features, outputs, givesSums: false);

    /// <summary>Predicts one row of which only the non-zero slots are given. One that is missing (NaN) or infinite makes all its outputs NaN.</summary>
    /// <param name="slots">Slot numbers, each from 0 and below <see cref="InputCount"/>.</param>
    /// <param name="values">The values in these slots.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> outputs.</param>
    /// <exception cref="ArgumentException">A length or slot is wrong.</exception>
    public void Predict(ReadOnlySpan<int> slots, ReadOnlySpan<float> values, Span<float> outputs) =>
        Predict(slots, values, outputs, givesSums: false);

    /// <summary>Predicts many dense rows at once, with the same bits as one at a time and, for wide networks, many times faster.</summary>
    /// <param name="rows">Row after row, <see cref="InputCount"/> inputs each.</param>
    /// <param name="outputs">Receives row after row, <see cref="OutputCount"/> outputs each.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void PredictBatch(ReadOnlySpan<float> rows, Span<float> outputs)
    {
        var count = rows.Length / InputCount;
        CheckLength(rows.Length, count * InputCount, nameof(rows));
        CheckLength(outputs.Length, count * OutputCount, nameof(outputs));
        var block = IsSparse ? null : new RowBlockPrediction(stack.Layers, standardizer, shape.Activation);
        var step = block is null ? 1 : RowBlockPrediction.LargestBlock;
        for (var row = 0; row < count; row += step)
        {
            var size = Math.Min(step, count - row);
            var inputs = rows.Slice(row * InputCount, size * InputCount);
            var results = outputs.Slice(row * OutputCount, size * OutputCount);
            if (block is null)
            {
                Predict(inputs, results);
                continue;
            }

            block.Predict(inputs, results);
            for (var i = 0; i < size; i++)
            {
                var result = results.Slice(i * OutputCount, OutputCount);
                if (!AreFinite(inputs.Slice(i * InputCount, InputCount)))
                {
                    result.Fill(float.NaN);
                }

                shape.Output.Apply(result);
            }
        }
    }

    /// <summary>Predicts one dense row, or stops before the output function.</summary>
    internal void Predict(ReadOnlySpan<float> features, Span<float> outputs, bool givesSums)
    {
        CheckLength(features.Length, InputCount, nameof(features));
        PredictRow(features, [], isDense: true, outputs);
        if (!givesSums)
        {
            shape.Output.Apply(outputs);
        }
    }

    /// <summary>Predicts one sparse row, or stops before the output function.</summary>
    internal void Predict(ReadOnlySpan<int> slots, ReadOnlySpan<float> values, Span<float> outputs, bool givesSums)
    {
        CheckLength(values.Length, slots.Length, nameof(values));
        if (slots.ContainsAnyExceptInRange(0, InputCount - 1))
        {
            throw new ArgumentException($"A slot is outside 0 to {InputCount - 1}.", nameof(slots));
        }

        PredictRow(values, slots, isDense: false, outputs);
        if (!givesSums)
        {
            shape.Output.Apply(outputs);
        }
    }

    private static bool AreFinite(ReadOnlySpan<float> values) => values.IsEmpty || TensorPrimitives.IsFiniteAll(values);

    private static void CheckLength(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{name} has {found} elements; {expected} were expected.", name);
        }
    }

    /// <summary>The output units' sums of one row; NaN where an input isn't finite, whatever the units would make of it.</summary>
    private void PredictRow(ReadOnlySpan<float> values, ReadOnlySpan<int> slots, bool isDense, Span<float> outputs)
    {
        CheckLength(outputs.Length, OutputCount, nameof(outputs));
        if (!AreFinite(values))
        {
            outputs.Fill(float.NaN);
            return;
        }

        var width = PanelMatrix.PaddedColumns(stack.Inputs);
        var rented = width > 1024 ? ArrayPool<float>.Shared.Rent(width) : null;
        Span<float> inputs = rented ?? stackalloc float[width];
        LoadInputs(values, slots, isDense, inputs);
        stack.Forward(inputs[..stack.Inputs], outputs);
        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>The standardised inputs of a dense model; the first layer's activations of a sparse one.</summary>
    private void LoadInputs(ReadOnlySpan<float> values, ReadOnlySpan<int> slots, bool isDense, Span<float> target)
    {
        if (table is null)
        {
            LoadDense(values, slots, isDense, target[..InputCount]);
            return;
        }

        var sums = target[..PanelMatrix.PaddedColumns(table.Outputs)];
        table.Start(sums);
        for (var k = 0; k < values.Length; k++)
        {
            var slot = isDense ? k : slots[k];
            if (values[k] != 0)
            {
                table.Add(slot, standardizer.Apply(values[k], slot), sums);
            }
        }

        if (stack.Layers.Length > 0)
        {
            shape.Activation.Apply(sums);
        }
    }

    private void LoadDense(ReadOnlySpan<float> values, ReadOnlySpan<int> slots, bool isDense, Span<float> target)
    {
        if (isDense)
        {
            standardizer.Apply(values, target);
            return;
        }

        target.Clear();
        for (var k = 0; k < slots.Length; k++)
        {
            target[slots[k]] = values[k];
        }

        standardizer.Apply(target, target);
    }
}
