using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

[assembly: ModelComponent(typeof(NlpMlNet.Tests.Hosting.DoublerTransformer), "NlpMlNet.Tests.Doubler")]

namespace NlpMlNet.Tests.Hosting;

/// <summary>The smallest component there can be: twice the input.</summary>
internal sealed class DoublerEstimator(IHostEnvironment env, string output, string input)
    : RowEstimator<DoublerTransformer>(env, ColumnRequirement.Scalar(input, NumberDataViewType.Single))
{
    protected override DoublerTransformer FitCore(IDataView input1) => new(Environment, output, input);

    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input1) =>
        [ColumnShape.Scalar(output, NumberDataViewType.Single)];
}

/// <summary>Writes twice the input.</summary>
internal sealed class DoublerTransformer(IHostEnvironment env, string output, string input)
    : RowTransformer<DoublerTransformer>(env, ColumnRequirement.Scalar(input, NumberDataViewType.Single)), IModelComponent<DoublerTransformer>
{
    public static ModelFormat Format { get; } = new("DOUBLER ", "NlpMlNet.Tests.Doubler");

    public static DoublerTransformer Load(IHostEnvironment env, BinaryReader reader) => new(env, reader.ReadString(), reader.ReadString());

    public void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(input);
    }

    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input1) => [new(output, NumberDataViewType.Single)];

    protected override Delegate MakeGetter(DataViewRow row, int output1)
    {
        var get = GetInput<float>(row, 0);
        ValueGetter<float> twice = (ref float value) =>
        {
            get(ref value);
            value *= 2;
        };
        return twice;
    }
}
