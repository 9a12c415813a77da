using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

[assembly: ModelComponent(typeof(ContextualEmbeddingsTransformer), "NlpMlNet.ContextVectors")]

namespace NlpMlNet.Transformers;

/// <summary>Gives each text a vector, computed by a transformer whose weights and tokenizer are inside.</summary>
/// <remarks>
/// The network lies in native memory until <see cref="Dispose"/>; several threads may use one model. A
/// <see cref="PredictionEngine{TSrc, TDst}"/> disposes of the model that it was made from, unless it is created with
/// <c>new PredictionEngineOptions { OwnsTransformer = false }</c>: create the engines of a shared model so, and dispose of the model
/// itself when nothing predicts with it any more. Calls under way end as they would have; later ones, and the next window of an
/// open cursor, throw <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed class ContextualEmbeddingsTransformer
    : BatchTransformer<ContextualEmbeddingsTransformer, string, float[]>, IModelComponent<ContextualEmbeddingsTransformer>, IDisposable
{
    private readonly string output;
    private readonly SharedNetwork network;
    private readonly TextEncoder encoder;
    private readonly VectorSettings settings;
    private readonly int width;
    private readonly ConcurrentDictionary<string, float[]>? known;
    private readonly int batchSize;

    internal ContextualEmbeddingsTransformer(
        IHostEnvironment env, string output, string input, TransformerNetwork network, Device device, TextEncoder encoder, VectorSettings settings, int batchSize)
        : base(env, ColumnRequirement.Text(input))
    {
        (this.output, this.encoder, this.settings, this.batchSize) = (output, encoder, settings, batchSize);
        width = settings.WidthOf(network.Configuration.HiddenSize);
        this.network = new SharedNetwork(network, device, batchSize, nameof(ContextualEmbeddingsTransformer));
    }

    private ContextualEmbeddingsTransformer(IHostEnvironment env, ContextualEmbeddingsTransformer other)
        : base(env, [.. other.Inputs])
    {
        (output, network, encoder, settings, width, batchSize) = (other.output, other.network, other.encoder, other.settings, other.width, other.batchSize);
        known = new(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("CONTEXTV", "NlpMlNet.ContextVectors", Version: 2);

    /// <summary>Gets the sizes of the network.</summary>
    public TransformerConfiguration Configuration => network.Configuration;

    /// <summary>Gets how the vectors of a text's tokens become one.</summary>
    public TransformerPooling Pooling => settings.Pooling;

    /// <summary>Gets the number of components of a vector: the network's width, times the ways of pooling, unless a dense layer behind them makes another number.</summary>
    public int Dimension => width;

    /// <summary>Gets a value indicating whether vectors are brought to the length 1.</summary>
    internal bool IsNormalized => settings.Steps is [.., NormalizeStep];

    /// <summary>Gets what there is to say about the checkpoint, one sentence each; it is not saved.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets the most tokens of a text; longer ones are cut.</summary>
    public int MaximumLength => encoder.MaximumLength;

    /// <inheritdoc/>
    public static ContextualEmbeddingsTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var device = TorchDevices.Find(TransformerDevice.Automatic);
        var (output, input) = (reader.ReadString(), reader.ReadString());
        var (settings, batchSize) = VectorSettings.Load(reader);
        var encoder = TextEncoder.Load(reader);
        return new(env, output, input, NetworkFormat.Read(reader), device, encoder, settings, batchSize);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(output);
        writer.Write(Inputs[0].Name);
        settings.Save(writer, batchSize);
        encoder.Save(writer);
        network.Save(TransformerHead.None, classes: 0, writer);
    }

    /// <summary>Frees the network's memory, when the calls that use it have ended; see the remarks of the class. A second call does nothing.</summary>
    public void Dispose() => network.Dispose();

    /// <inheritdoc/>
    internal override string OnnxObstacle => "the text is split into subwords inside it, for which ONNX has no operator";

    /// <summary>Encodes a text as for its vector.</summary>
    internal EncodedText Encode(string text) => encoder.Encode(settings.Prepare(text));

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [new(output, new VectorDataViewType(NumberDataViewType.Single, width))];

    /// <inheritdoc/>
    protected override Func<string> MakeReader(DataViewRow row)
    {
        var getText = GetInput<ReadOnlyMemory<char>>(row, 0);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            getText(ref text);
            return text.ToString();
        };
    }

    /// <summary>The same on the same network, which it doesn't own; it computes the vector of each text once, and keeps it.</summary>
    internal ContextualEmbeddingsTransformer Remembering(IHostEnvironment env) => new(env, this);

    /// <inheritdoc/>
    protected override IBatchEngine<string, float[]> MakeEngine(BatchConditions conditions)
    {
        var engine = new NetworkEngine<string>(
            Encode,
            encoder.MaximumLength,
            network,
            (network, batch) => TokenPooling.Pool(network, batch, settings.Pooling),
            conditions,
            settings.Finish);
        return known is null ? engine : new RememberingEngine(engine, known);
    }

    /// <inheritdoc/>
    protected override Delegate MakeGetter(Func<float[]> current, int output)
    {
        ArgumentNullException.ThrowIfNull(current);
        ValueGetter<VBuffer<float>> vector = (ref VBuffer<float> value) =>
        {
            var editor = VBufferEditor.Create(ref value, width);
            current().CopyTo(editor.Values);
            value = editor.Commit();
        };
        return vector;
    }
}
