using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Embeddings;

/// <summary>Learns which words documents have, and makes one vector of the vectors of each document's words.</summary>
/// <remarks>Made by <c>mlContext.Transforms.Text.Embed</c>. The output is a Vector&lt;Single&gt; with slot names.</remarks>
public sealed class EmbedEstimator : RowEstimator<EmbedTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly Func<IDataView, WordVectors> vectorsFor;
    private readonly EmbedOptions options;

    internal EmbedEstimator(IHostEnvironment env, string outputColumn, string inputColumn, Func<IDataView, WordVectors> vectorsFor, EmbedOptions options)
        : base(env, EmbedColumn.Requirement(inputColumn))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        ArgumentNullException.ThrowIfNull(vectorsFor);
        options.Validate();
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.vectorsFor = vectorsFor;
        this.options = options;
    }

    /// <inheritdoc/>
    protected override EmbedTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var column = input.Schema[inputColumn];
        var inputSize = EmbedColumn.Check(column, options.Pooling);
        var vectors = vectorsFor(input);
        var cancellation = EndedBy(options.CancellationToken);
        var tokens = TokenCounts.Read(input, column, cancellation);
        var (kept, counts) = KeptVectors.Copy(vectors, tokens, options.KeepAllWords);
        if (counts.Count == 0)
        {
            throw NothingKnown(tokens, vectors);
        }

        var model = new EmbeddingModel
        {
            Pooling = options.Pooling,
            InputSize = inputSize,
            Vectors = kept,
            Coverage = new EmbeddingCoverage(tokens.Total, counts.Sum(), tokens.Tokens.Count, counts.Count),
            Weights = options.Pooling == EmbeddingPooling.WeightedMean ? WeightedMeanPooling.WeightsOf(counts, tokens.Total, options.Smoothing) : [],
            Component = [],
        };
        if (options is { Pooling: EmbeddingPooling.WeightedMean, RemoveCommonComponent: true })
        {
            model = model with { Component = FindComponent(input, column, model, cancellation) };
        }

        return new EmbedTransformer(Environment, outputColumn, inputColumn, model);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input)
    {
        EmbedColumn.Check(Inputs[0].FindIn(input), options.Pooling);
        return [ColumnShape.Vector(outputColumn, NumberDataViewType.Single, slotNames: true)];
    }

    private static float[] FindComponent(IDataView input, DataViewSchema.Column column, EmbeddingModel model, Cancellation cancellation)
    {
        var component = new CommonComponent(model.Vectors.Dimension);
        var embedder = model.CreateEmbedder();
        var document = new float[model.Vectors.Dimension];
        using var cursor = input.GetRowCursor([column]);
        var tokens = RowTokens.Of(cursor, column);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            tokens.Read();
            if (embedder.Embed(tokens, document) > 0)
            {
                component.Add(document);
            }
        }

        return component.Find();
    }

    private NlpMlNetException NothingKnown(TokenCounts tokens, WordVectors vectors) => new(
        tokens.Total == 0
            ? $"Nothing can be embedded: none of the {tokens.Rows} rows of column '{inputColumn}' has a token. "
                + "Check that this is the column with the tokens and that rows were loaded."
            : $"Nothing can be embedded: none of the {tokens.Tokens.Count} distinct tokens of column '{inputColumn}' (such as "
                + $"{string.Join(", ", tokens.Tokens.Take(3).Select(token => $"'{token.Key}'"))}) is among the {vectors.Count} words with a vector "
                + $"(such as '{vectors.WordAt(0)}'). Words are compared with their case; check the language too.");
}
