using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Words;

[assembly: ModelComponent(typeof(DecodeHtmlTransformer), "NlpMlNet.DecodeHtml")]

namespace NlpMlNet.Words;

/// <summary>Adds a column with the texts of another one in which HTML is read as what it means.</summary>
/// <remarks>A text without HTML is passed on as it is, without a copy.</remarks>
public sealed class DecodeHtmlTransformer : RowTransformer<DecodeHtmlTransformer>, IModelComponent<DecodeHtmlTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;

    internal DecodeHtmlTransformer(IHostEnvironment env, string outputColumn, string inputColumn)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("DECOHTML", "NlpMlNet.DecodeHtml");

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static DecodeHtmlTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumn = reader.ReadString();
        return new DecodeHtmlTransformer(env, outputColumn, reader.ReadString());
    }

    /// <summary>Writes the column names.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn);
    }

    /// <summary>Lists the columns in which a model, or a step of it, reads HTML as what it means.</summary>
    internal static IReadOnlyList<string> ColumnsOf(ITransformer model) => model switch
    {
        DecodeHtmlTransformer step => [step.inputColumn],
        IEnumerable<ITransformer> chain => [.. chain.SelectMany(ColumnsOf)],
        _ => [],
    };

    /// <inheritdoc/>
    internal override string OnnxObstacle => "decoding HTML rewrites texts, and ONNX's operators can't";

    /// <summary>Counts the texts of a data view in which there is HTML to read.</summary>
    internal HtmlCounts Count(IDataView rows)
    {
        var column = rows.Schema[inputColumn];
        using var cursor = rows.GetRowCursor([column]);
        var getText = cursor.GetReader<ReadOnlyMemory<char>>(column);
        var (texts, decoded) = (0L, 0L);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            getText(ref text);
            texts++;
            decoded += HtmlText.IsIn(text) ? 1 : 0;
        }

        return new HtmlCounts(texts, decoded);
    }

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) => [new(outputColumn, TextDataViewType.Instance)];

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        var getText = GetInput<ReadOnlyMemory<char>>(input, 0);
        ReadOnlyMemory<char> text = default;
        ValueGetter<ReadOnlyMemory<char>> getDecoded = (ref ReadOnlyMemory<char> decoded) =>
        {
            getText(ref text);
            decoded = HtmlText.Decode(text);
        };
        return getDecoded;
    }
}
