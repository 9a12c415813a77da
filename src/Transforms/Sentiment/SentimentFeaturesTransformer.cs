using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Sentiment;
using NlpMlNet.Words;

[assembly: ModelComponent(typeof(SentimentFeaturesTransformer), SentimentFeaturesTransformer.LoaderName)]

namespace NlpMlNet.Sentiment;

/// <summary>Computes the sentiment features of a text column, row by row.</summary>
/// <remarks>The lexicon is part of the transformer and is saved with it: a loaded model needs no other file.</remarks>
public sealed class SentimentFeaturesTransformer
    : RowTransformer<SentimentFeaturesTransformer>, IModelComponent<SentimentFeaturesTransformer>
{
    internal const string LoaderName = "NlpMlNet.Sentiment";

    private readonly string outputColumnName;
    private readonly string inputColumnName;
    private readonly SentimentExtractor extractor;

    internal SentimentFeaturesTransformer(
        IHostEnvironment env, string outputColumnName, string inputColumnName, SentimentFeaturesOptions options)
        : base(env, ColumnRequirement.Text(inputColumnName))
    {
        this.outputColumnName = outputColumnName;
        this.inputColumnName = inputColumnName;
        Options = options;
        extractor = new SentimentExtractor(options);
    }

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("SENTFEAT", LoaderName, Version: 2);

    /// <summary>Gets how the features are computed.</summary>
    public SentimentFeaturesOptions Options { get; }

    /// <inheritdoc/>
    public static SentimentFeaturesTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumnName = reader.ReadString();
        var inputColumnName = reader.ReadString();
        var options = new SentimentFeaturesOptions
        {
            FeatureSet = (SentimentFeatureSet)reader.ReadInt32(),
            NegationScope = reader.ReadInt32(),
            NegationFactor = reader.ReadSingle(),
        };
        var lexicon = LexiconContentsFormat.Read(reader);
        var rules = SavedTextRules.Load(reader);
        options = options with { Lexicon = new Lexicon(lexicon, rules), Rules = rules };
        return new SentimentFeaturesTransformer(env, outputColumnName, inputColumnName, options);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumnName);
        writer.Write(inputColumnName);
        writer.Write((int)Options.FeatureSet);
        writer.Write(Options.NegationScope);
        writer.Write(Options.NegationFactor);
        LexiconContentsFormat.Write(writer, Options.Lexicon.Contents);
        SavedTextRules.Save(Options.Rules, writer);
    }

    /// <inheritdoc/>
    internal override string OnnxObstacle => "finding words in a text needs the classes of Unicode's characters, and ONNX's operators don't know them";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input)
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, extractor.FeatureNames.Length);
        return [new DataViewSchema.DetachedColumn(outputColumnName, type, SlotNames.Annotate(extractor.FeatureNames))];
    }

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        var text = GetInput<ReadOnlyMemory<char>>(input, 0);
        var value = ReadOnlyMemory<char>.Empty;
        ValueGetter<VBuffer<float>> getter = (ref VBuffer<float> features) =>
        {
            text(ref value);
            var editor = VBufferEditor.Create(ref features, extractor.FeatureNames.Length);
            extractor.Extract(value.Span, editor.Values);
            features = editor.Commit();
        };
        return getter;
    }
}
