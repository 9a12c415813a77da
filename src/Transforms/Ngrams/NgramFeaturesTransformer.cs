using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Ngrams;
using NlpMlNet.Words;

[assembly: ModelComponent(typeof(NgramFeaturesTransformer), "NlpMlNet.NgramFeatures")]

namespace NlpMlNet.Ngrams;

/// <summary>Adds a column with the weights of the n-grams of each text; n-grams unknown when it was fitted count nothing.</summary>
/// <remarks>
/// The column is a sparse Vector&lt;Single&gt; with slot names: <c>w:not_good</c> is a word n-gram, <c>c:_goo</c> a character n-gram,
/// and <c>_</c> stands for the boundary of a word.
/// </remarks>
public sealed class NgramFeaturesTransformer : RowTransformer<NgramFeaturesTransformer>, IModelComponent<NgramFeaturesTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly NgramFeaturesOptions options;
    private readonly NgramVocabulary vocabulary;
    private readonly NgramWeights weights;
    private readonly Lazy<DataViewSchema.Annotations> annotations;

    internal NgramFeaturesTransformer(
        IHostEnvironment env, string outputColumn, string inputColumn, NgramFeaturesOptions options, NgramVocabulary vocabulary)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
        this.vocabulary = vocabulary;
        weights = new NgramWeights(options, vocabulary);
        annotations = new Lazy<DataViewSchema.Annotations>(() => SlotNames.Annotate(vocabulary.SlotNames()));
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("NGRAMFEA", "NlpMlNet.NgramFeatures", Version: 2);

    /// <summary>Gets the number of word n-grams; their slots come first.</summary>
    public int WordNgramCount => vocabulary.Words.Count;

    /// <summary>Gets the number of character n-grams; their slots come behind those of the word n-grams.</summary>
    public int CharacterNgramCount => vocabulary.Characters.Count;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static NgramFeaturesTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumn = reader.ReadString();
        var inputColumn = reader.ReadString();
        var options = SavedNgramOptions.Load(reader);
        var vocabulary = NgramVocabulary.Load(reader);
        options = options with { Rules = SavedTextRules.Load(reader) };
        return new NgramFeaturesTransformer(env, outputColumn, inputColumn, options, vocabulary);
    }

    /// <summary>Writes column names, options and vocabulary.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn);
        SavedNgramOptions.Save(options, writer);
        vocabulary.Save(writer);
        SavedTextRules.Save(options.Rules, writer);
    }

    /// <inheritdoc/>
    internal override string OnnxObstacle => "finding words in a text needs the classes of Unicode's characters, and ONNX's operators don't know them";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [new(outputColumn, new VectorDataViewType(NumberDataViewType.Single, vocabulary.Count), annotations.Value)];

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        var getText = GetInput<ReadOnlyMemory<char>>(input, 0);
        var encoder = new NgramEncoder(options, vocabulary, weights);
        ReadOnlyMemory<char> text = default;
        ValueGetter<VBuffer<float>> getFeatures = (ref VBuffer<float> features) =>
        {
            getText(ref text);
            encoder.Encode(text.Span);
            CopyTo(encoder, ref features);
        };
        return getFeatures;
    }

    private void CopyTo(NgramEncoder encoder, ref VBuffer<float> features)
    {
        var editor = VBufferEditor.Create(ref features, vocabulary.Count, encoder.Slots.Length);
        encoder.Values.CopyTo(editor.Values);
        if (encoder.Slots.Length < vocabulary.Count)
        {
            // A vector without zeros has no indices.
            encoder.Slots.CopyTo(editor.Indices);
        }

        features = editor.Commit();
    }
}
