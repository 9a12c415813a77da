namespace NlpMlNet.Checkpoints;

/// <summary>How large a model is, and an estimate of the memory that it needs with float32 weights.</summary>
/// <param name="Parameters">The number of weights; those that are shared count once.</param>
/// <param name="LargestLayerBytes">The bytes of the largest part that is used at once: an embedding table, a block, or a layer of a head.</param>
/// <param name="BytesToLoad">The bytes of all weights: 4 each.</param>
/// <remarks>
/// The estimates are those of Hugging Face's model-size tool (<c>accelerate estimate-memory</c>). Training with Adam holds weights,
/// gradients and two moments: four times the weights, without the activations, which grow with batch and length. Scoring adds up to
/// 20 % (Anthony, Biderman and Schoelkopf, Transformer Math 101, 2023, "Inference").
/// </remarks>
public sealed record ModelSize(long Parameters, long LargestLayerBytes, long BytesToLoad)
{
    /// <summary>Gets the bytes to score with: 1.2 times the weights.</summary>
    public long BytesToScore => BytesToLoad + (BytesToLoad / 5);

    /// <summary>Gets the bytes to train with Adam, activations apart: 4 times the weights.</summary>
    public long BytesToTrain => 4 * BytesToLoad;

    /// <summary>Computes the size of the model that a folder's config.json names; no weights need be there.</summary>
    /// <param name="folder">The folder of the checkpoint.</param>
    /// <param name="bodyOnly">Whether the head is left out; then any is accepted.</param>
    /// <returns>The size.</returns>
    /// <exception cref="NlpMlNetException">The config.json is missing, damaged or not supported; the message names the key.</exception>
    public static ModelSize Read(string folder, bool bodyOnly = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return CheckpointDescription.Read(SentenceModules.TransformerFolderOf(folder), bodyOnly).Size;
    }

    /// <summary>Computes the size of a transformer.</summary>
    /// <param name="configuration">Its sizes.</param>
    /// <param name="head">Its head.</param>
    /// <param name="classes">The number of classes of a classification.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentException">The configuration is not valid.</exception>
    public static ModelSize Of(TransformerConfiguration configuration, TransformerHead head, int classes = 0)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        configuration.Validate();
        return Of(Layout.Of(configuration, head, classes).All.Select(tensor => (tensor.Parameter, TensorShape.Count(tensor.Shape))));
    }

    /// <summary>Adds up parts of parameters.</summary>
    internal static ModelSize Of(IEnumerable<(string Parameter, long Count)> parts)
    {
        var layers = parts.GroupBy(part => LayerOf(part.Parameter), part => part.Count).Select(layer => layer.Sum()).ToList();
        var parameters = layers.Sum();
        return new ModelSize(parameters, sizeof(float) * layers.Max(), sizeof(float) * parameters);
    }

    // A block is one layer; elsewhere, weight and bias are.
    private static string LayerOf(string parameter)
    {
        const string Blocks = "blocks.";
        var end = parameter.StartsWith(Blocks, StringComparison.Ordinal) ? parameter.IndexOf('.', Blocks.Length) : parameter.LastIndexOf('.');
        return parameter[..end];
    }
}
