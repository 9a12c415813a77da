using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Learns word vectors from the rows that it is fitted to, and makes one vector of the vectors of each document's words.</summary>
/// <remarks>
/// Made by <see cref="WordVectorTrainingCatalogExtensions.LearnWordVectors"/>. The output is a Vector&lt;Single&gt; with slot names. Fitting reads
/// the rows two or three times.
/// </remarks>
public sealed class LearnWordVectorsEstimator : IEstimator<EmbedTransformer>
{
    private readonly EmbedEstimator embed;

    internal LearnWordVectorsEstimator(
        TransformsCatalog.TextTransforms catalog, string outputColumn, string inputColumn, WordVectorTrainingOptions training, EmbedOptions embedding)
    {
        training.Validate();
        var env = CatalogEnvironment.Of(catalog);
        Seed = ContextSeed.Of(env, training.Seed);
        embed = catalog.Embed(outputColumn, inputColumn, rows => WordVectorTrainer.Train(env, training with { Seed = Seed }, rows, inputColumn), embedding);
    }

    /// <summary>Gets the seed of each training.</summary>
    /// <value>That of the options, else that of the context; when neither has one, a random one, which repeats the training when it is given.</value>
    public int Seed { get; }

    /// <summary>Learns the vectors of the words of these rows.</summary>
    /// <param name="input">The data; each row is a document.</param>
    /// <returns>The transformer, which holds the vectors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or has the wrong type.</exception>
    /// <exception cref="NlpMlNetException">Fewer than two words are frequent enough, the vectors grew beyond all bounds, or don't fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public EmbedTransformer Fit(IDataView input) => embed.Fit(input);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => embed.GetOutputSchema(inputSchema);
}
