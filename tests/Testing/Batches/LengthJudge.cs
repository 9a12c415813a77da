using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

[assembly: ModelComponent(typeof(NlpMlNet.Testing.LengthJudge), "NlpMlNet.Testing.Judge")]

namespace NlpMlNet.Testing;

/// <summary>A classifier that computes in batches, as a network does, and judges whether a text is short or long.</summary>
/// <remarks>
/// The probability depends, a little, on the longest text of the same batch. So does that of a network whose last digits depend
/// on how much a batch is padded; here the dependence is large enough to be seen.
/// </remarks>
public sealed class LengthJudge : BatchTransformer<LengthJudge, string, float>, IModelComponent<LengthJudge>
{
    private readonly LengthJudgeSettings settings;
    private readonly Action<BatchConditions>? watch;

    /// <param name="env">The ML.NET environment.</param>
    /// <param name="settings">How it behaves.</param>
    /// <param name="watch">Who is told when an engine is made; it is not saved.</param>
    public LengthJudge(IHostEnvironment env, LengthJudgeSettings settings, Action<BatchConditions>? watch = null)
        : base(env, ColumnRequirement.Text("Text"))
    {
        this.settings = settings;
        this.watch = watch;
    }

    public static ModelFormat Format { get; } = new("LENJUDGE", "NlpMlNet.Testing.Judge");

    public override int WindowRows => settings.WindowRows;

    public override int PreferredWorkers => settings.Workers;

    public static LengthJudge Load(IHostEnvironment env, BinaryReader reader) => new(
        env, new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()));

    public void Save(BinaryWriter writer)
    {
        writer.Write(settings.WindowRows);
        writer.Write(settings.Workers);
        writer.Write(settings.MillisecondsPerBatch);
    }

    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
    [
        new("Score", new VectorDataViewType(NumberDataViewType.Single, 2), SlotNames.Annotate(["short", "long"])),
        new("PredictedLabel", TextDataViewType.Instance),
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

    protected override IBatchEngine<string, float> MakeEngine(BatchConditions conditions)
    {
        watch?.Invoke(conditions);
        return new LengthEngine(settings, conditions);
    }

    protected override Delegate MakeGetter(Func<float> current, int output)
    {
        void GetLabel(ref ReadOnlyMemory<char> value) => value = (current() < 0.5f ? "short" : "long").AsMemory();
        void GetScore(ref VBuffer<float> value)
        {
            var editor = VBufferEditor.Create(ref value, 2);
            editor.Values[0] = 1 - current();
            editor.Values[1] = current();
            value = editor.Commit();
        }

        return output == 0 ? (ValueGetter<VBuffer<float>>)GetScore : (ValueGetter<ReadOnlyMemory<char>>)GetLabel;
    }
}
