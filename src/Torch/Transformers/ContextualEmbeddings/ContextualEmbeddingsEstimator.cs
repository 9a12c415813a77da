using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using NlpMlNet.Native;

namespace NlpMlNet.Transformers;

/// <summary>Turns each text into the vector that a pretrained transformer has of it: features for a network with few labels.</summary>
/// <remarks>Nothing is learnt from the data; fitting reads the checkpoint, and the weights are part of the saved model.</remarks>
public sealed class ContextualEmbeddingsEstimator : RowEstimator<ContextualEmbeddingsTransformer>
{
    private readonly string output;
    private readonly string checkpoint;
    private readonly ContextualEmbeddingsOptions options;

    internal ContextualEmbeddingsEstimator(IHostEnvironment env, string output, string input, string checkpoint, ContextualEmbeddingsOptions options)
        : base(env, ColumnRequirement.Text(input))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(output);
        ArgumentException.ThrowIfNullOrWhiteSpace(checkpoint);
        options.Validate();
        (this.output, this.checkpoint, this.options) = (output, checkpoint, options);
    }

    /// <inheritdoc/>
    protected override ContextualEmbeddingsTransformer FitCore(IDataView input)
    {
        var folder = SentenceSettings.Read(checkpoint);
        var settings = VectorSettings.Of(options, folder);
        var device = TorchDevices.Find(options.Device);
        using var source = TransformerCheckpoint.Load(checkpoint, new TransformerCheckpointOptions { BodyOnly = true });
        if (source.Configuration.Family == TransformerFamily.Gpt2 && settings.Pooling.HasFlag(TransformerPooling.FirstToken))
        {
            throw new NlpMlNetException(
                $"The checkpoint '{checkpoint}' is a GPT-2, whose first token knows nothing of those behind it. Use the pooling {nameof(TransformerPooling.Mean)} or {nameof(TransformerPooling.LastToken)}.");
        }

        if (folder?.Width is { } width && width != source.Configuration.HiddenSize)
        {
            throw new NlpMlNetException(
                $"The pooling of the sentence-transformers model '{checkpoint}' is for vectors of {width} numbers, but its network has {source.Configuration.HiddenSize}: the files are not of one model. Get the model again.");
        }

        settings.WidthOf(source.Configuration.HiddenSize);
        var network = new TransformerNetwork(source.Configuration, TransformerHead.None, classes: 0);
        NetworkWeights.Fill(network, source);
        var encoder = TextEncoder.Create<ContextualEmbeddingsOptions>(source.Tokenizer, source.Configuration, options.MaximumLength, default, folder?.MaximumLength);
        return new(Environment, output, Inputs[0].Name, network, device, encoder, settings, options.BatchSize)
        {
            Notes = folder is null ? source.Notes : [folder.Describe(settings.Pooling, encoder.MaximumLength), .. source.Notes],
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        [ColumnShape.Vector(output, NumberDataViewType.Single)];
}
