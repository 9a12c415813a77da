using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

[assembly: ModelComponent(typeof(NlpMlNet.Tests.Hosting.TextLengthTransformer), "NlpMlNet.Tests.Length")]

namespace NlpMlNet.Tests.Hosting;

/// <summary>A small transformer that works as a network would: it sorts a window by length and computes it in batches.</summary>
internal sealed class TextLengthEstimator(IHostEnvironment env, int windowRows, BatchLog? log = null)
    : RowEstimator<TextLengthTransformer>(env, ColumnRequirement.Text("Text"))
{
    protected override TextLengthTransformer FitCore(IDataView input) => new(Environment, windowRows, log);

    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
    [
        ColumnShape.Scalar("Length", NumberDataViewType.Int32),
        ColumnShape.Vector("Ends", NumberDataViewType.Single, slotNames: true),
    ];
}

/// <summary>Gives the length of a text, and the codes of its first and last character.</summary>
internal sealed class TextLengthTransformer(IHostEnvironment env, int windowRows, BatchLog? log = null)
    : BatchTransformer<TextLengthTransformer, string, (int Length, float First, float Last)>(env, ColumnRequirement.Text("Text")),
        IModelComponent<TextLengthTransformer>
{
    public static ModelFormat Format { get; } = new("TEXTLEN ", "NlpMlNet.Tests.Length");

    public override int WindowRows => windowRows;

    public static TextLengthTransformer Load(IHostEnvironment env, BinaryReader reader) => new(env, reader.ReadInt32());

    public void Save(BinaryWriter writer) => writer.Write(windowRows);

    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
    [
        new("Length", NumberDataViewType.Int32),
        new("Ends", new VectorDataViewType(NumberDataViewType.Single, 2), SlotNames.Annotate(["First", "Last"])),
    ];

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

    protected override IBatchEngine<string, (int Length, float First, float Last)> MakeEngine(BatchConditions conditions) =>
        new TextLengthEngine(conditions, log);

    protected override Delegate MakeGetter(Func<(int Length, float First, float Last)> current, int output)
    {
        void GetLength(ref int value) => value = current().Length;
        void GetEnds(ref VBuffer<float> value)
        {
            var editor = VBufferEditor.Create(ref value, 2);
            (_, editor.Values[0], editor.Values[1]) = current();
            value = editor.Commit();
        }

        return output == 0 ? (ValueGetter<int>)GetLength : (ValueGetter<VBuffer<float>>)GetEnds;
    }
}
