using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;
using NlpMlNet.Words;

[assembly: ModelComponent(typeof(SplitIntoTokensTransformer), "NlpMlNet.SplitIntoTokens")]

namespace NlpMlNet.Tokens;

/// <summary>Adds a column with the tokens of each text, in reading order: a Vector&lt;Text&gt; of variable size.</summary>
/// <remarks>A text without tokens has a vector of size 0. The tokens of a row stay valid when the cursor moves on.</remarks>
public sealed class SplitIntoTokensTransformer : RowTransformer<SplitIntoTokensTransformer>, IModelComponent<SplitIntoTokensTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly SplitIntoTokensOptions options;

    internal SplitIntoTokensTransformer(IHostEnvironment env, string outputColumn, string inputColumn, SplitIntoTokensOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("SPLITTOK", "NlpMlNet.SplitIntoTokens", Version: 2);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static SplitIntoTokensTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumn = reader.ReadString();
        var inputColumn = reader.ReadString();
        var options = new SplitIntoTokensOptions
        {
            Unit = (TokenUnit)reader.Read7BitEncodedInt(),
            ShortestNgram = reader.Read7BitEncodedInt(),
            LongestNgram = reader.Read7BitEncodedInt(),
            FoldCase = reader.ReadBoolean(),
            IncludePunctuation = reader.ReadBoolean(),
            Rules = SavedTextRules.Load(reader),
        };
        SavedOptions.Check(options.Validate);
        return new SplitIntoTokensTransformer(env, outputColumn, inputColumn, options);
    }

    /// <summary>Writes column names and options.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn);
        writer.Write7BitEncodedInt((int)options.Unit);
        writer.Write7BitEncodedInt(options.ShortestNgram);
        writer.Write7BitEncodedInt(options.LongestNgram);
        writer.Write(options.FoldCase);
        writer.Write(options.IncludePunctuation);
        SavedTextRules.Save(options.Rules, writer);
    }

    /// <inheritdoc/>
    internal override string OnnxObstacle => "finding words in a text needs the classes of Unicode's characters, and ONNX's operators don't know them";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [new(outputColumn, new VectorDataViewType(TextDataViewType.Instance))];

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        var getText = GetInput<ReadOnlyMemory<char>>(input, 0);
        var splitter = new TokenSplitter(options);
        ReadOnlyMemory<char> text = default;
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTokens = (ref VBuffer<ReadOnlyMemory<char>> tokens) =>
        {
            getText(ref text);
            var memory = splitter.Split(text);
            var editor = VBufferEditor.Create(ref tokens, splitter.Tokens.Length);
            for (var i = 0; i < editor.Values.Length; i++)
            {
                editor.Values[i] = memory.Slice(splitter.Tokens[i].Start, splitter.Tokens[i].Length);
            }

            tokens = editor.Commit();
        };
        return getTokens;
    }
}
