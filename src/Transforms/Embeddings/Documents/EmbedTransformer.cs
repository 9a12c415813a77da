using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;

[assembly: ModelComponent(typeof(EmbedTransformer), "NlpMlNet.Embed")]

namespace NlpMlNet.Embeddings;

/// <summary>Adds a column with one vector a document, made of the vectors of its words; words without a vector are skipped.</summary>
/// <remarks>A document without any known word has a vector of zeros; none has a missing number (NaN). Slots are called <c>mean:0</c>, or <c>3:0</c> (position and number).</remarks>
public sealed class EmbedTransformer : RowTransformer<EmbedTransformer>, IModelComponent<EmbedTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly EmbeddingModel model;
    private readonly Lazy<DataViewSchema.Annotations> annotations;

    internal EmbedTransformer(IHostEnvironment env, string outputColumn, string inputColumn, EmbeddingModel model)
        : base(env, EmbedColumn.Requirement(inputColumn))
    {
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.model = model;
        annotations = new Lazy<DataViewSchema.Annotations>(() => SlotNames.Annotate(model.SlotNames()));
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("EMBEDWRD", "NlpMlNet.Embed");

    /// <summary>Gets how many tokens of the fitted documents have a vector.</summary>
    public EmbeddingCoverage Coverage => model.Coverage;

    /// <summary>Gets the number of words whose vectors are kept.</summary>
    public int WordCount => model.Vectors.Count;

    /// <summary>Gets the numbers of a word's vector.</summary>
    public int Dimension => model.Vectors.Dimension;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static EmbedTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new EmbedTransformer(env, reader.ReadString(), reader.ReadString(), EmbeddingModel.Load(reader));
    }

    /// <summary>Writes column names, words, vectors and weights.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn);
        model.Save(writer);
    }

    /// <inheritdoc/>
    internal override string OnnxObstacle => "folding words and finding the vectors of their parts are no operators of ONNX";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var size = EmbedColumn.Check(input[inputColumn], model.Pooling);
        return size == model.InputSize
            ? [new(outputColumn, new VectorDataViewType(NumberDataViewType.Single, model.OutputSize), annotations.Value)]
            : throw new ArgumentOutOfRangeException(
                paramName: null,
                $"Schema mismatch for input column '{inputColumn}': expected {model.InputSize} tokens a row as in fitting, got {size}.");
    }

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        ArgumentNullException.ThrowIfNull(input);
        var tokens = RowTokens.Of(input, input.Schema[inputColumn]);
        var embedder = model.CreateEmbedder();
        ValueGetter<VBuffer<float>> getFeatures = (ref VBuffer<float> features) =>
        {
            tokens.Read();
            var editor = VBufferEditor.Create(ref features, model.OutputSize);
            embedder.Embed(tokens, editor.Values);
            features = editor.Commit();
        };
        return getFeatures;
    }
}
