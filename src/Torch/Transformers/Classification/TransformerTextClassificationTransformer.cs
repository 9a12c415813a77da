using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

[assembly: ModelComponent(typeof(TransformerTextClassificationTransformer), "NlpMlNet.TransformerText")]

namespace NlpMlNet.Transformers;

/// <summary>Gives each text, or pair of texts, the probabilities of its classes; the weights and the tokenizer are inside.</summary>
/// <remarks>
/// <para>
/// Texts of similar length are computed together, and come out in the order of the rows. The new columns are Score, a
/// probability a class with the classes' names as slot names, and PredictedLabel, a key.
/// </para>
/// <para>
/// The network lies in native memory until <see cref="Dispose"/>; several threads may use one model. A
/// <see cref="PredictionEngine{TSrc, TDst}"/> disposes of the model that it was made from, unless it is created with
/// <c>new PredictionEngineOptions { OwnsTransformer = false }</c>: create the engines of a shared model so, and dispose of the model
/// itself when nothing predicts with it any more. Calls under way end as they would have; later ones, and the next window of an
/// open cursor, throw <see cref="ObjectDisposedException"/>.
/// </para>
/// </remarks>
public sealed class TransformerTextClassificationTransformer
    : BatchTransformer<TransformerTextClassificationTransformer, (string First, string? Second), float[]>,
    IModelComponent<TransformerTextClassificationTransformer>, IDisposable
{
    private readonly IHostEnvironment environment;
    private readonly ClassifierColumns columns;
    private readonly SharedNetwork network;
    private readonly TextEncoder encoder;
    private readonly ClassKeys classes;
    private readonly int batchSize;

    internal TransformerTextClassificationTransformer(
        IHostEnvironment env, ClassifierColumns columns, TransformerNetwork network, Device device, TextEncoder encoder, ClassKeys classes, int batchSize)
        : base(env, columns.Texts)
    {
        (environment, this.columns, this.encoder, this.classes, this.batchSize) = (env, columns, encoder, classes, batchSize);
        this.network = new SharedNetwork(network, device, batchSize, nameof(TransformerTextClassificationTransformer));
    }

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("TRFMTEXT", "NlpMlNet.TransformerText");

    /// <summary>Gets the names of the classes, in the order of the scores.</summary>
    public IReadOnlyList<string> Classes => classes.Names;

    /// <summary>Gets the sizes of the network.</summary>
    public TransformerConfiguration Configuration => network.Configuration;

    /// <summary>Gets the most tokens of a text; longer ones are cut.</summary>
    public int MaximumLength => encoder.MaximumLength;

    /// <summary>Gets how the fine-tuning went; null for a model that was loaded.</summary>
    public FineTuningSummary? Training { get; internal init; }

    /// <inheritdoc/>
    public static TransformerTextClassificationTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var device = TorchDevices.Find(TransformerDevice.Automatic);
        var columns = ClassifierColumns.Load(reader);
        var batchSize = reader.ReadInt32();
        var encoder = TextEncoder.Load(reader);
        var classes = ClassKeys.Load(env, reader);
        return new(env, columns, NetworkFormat.Read(reader), device, encoder, classes, batchSize);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        columns.Save(writer);
        writer.Write(batchSize);
        encoder.Save(writer);
        classes.Save(environment, writer);
        network.Save(TransformerHead.Classification, classes.Count, writer);
    }

    /// <summary>Frees the network's memory, when the calls that use it have ended; see the remarks of the class. A second call does nothing.</summary>
    public void Dispose() => network.Dispose();

    /// <inheritdoc/>
    internal override string OnnxObstacle => "the text is split into subwords inside it, for which ONNX has no operator";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [classes.ScoreColumn(columns.Score), classes.PredictedLabelColumn(columns.PredictedLabel)];

    /// <inheritdoc/>
    protected override Func<(string First, string? Second)> MakeReader(DataViewRow row) => ClassifierColumns.MakeReader(
        GetInput<ReadOnlyMemory<char>>(row, 0), columns.Second is null ? null : GetInput<ReadOnlyMemory<char>>(row, 1));

    /// <inheritdoc/>
    protected override IBatchEngine<(string First, string? Second), float[]> MakeEngine(BatchConditions conditions) =>
        new NetworkEngine<(string First, string? Second)>(
            text => encoder.Encode(text.First, text.Second), encoder.MaximumLength, network, NetworkOutputs.Probabilities, conditions);

    /// <inheritdoc/>
    protected override Delegate MakeGetter(Func<float[]> current, int output)
    {
        ArgumentNullException.ThrowIfNull(current);
        if (output == 0)
        {
            ValueGetter<VBuffer<float>> scores = (ref VBuffer<float> value) =>
            {
                var editor = VBufferEditor.Create(ref value, classes.Count);
                current().CopyTo(editor.Values);
                value = editor.Commit();
            };
            return scores;
        }

        ValueGetter<uint> label = (ref uint value) => value = (uint)TensorPrimitives.IndexOfMax<float>(current()) + 1; // keys count from 1
        return label;
    }
}
