using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NlpMlNet.Testing;

/// <summary>A model converted to ONNX, computed by ONNX Runtime.</summary>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession session;

    private OnnxModel(byte[] file)
    {
        Size = file.Length;
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        session = new InferenceSession(file, options);
    }

    /// <summary>Gets the bytes of the file.</summary>
    public int Size { get; }

    public IEnumerable<string> Inputs => session.InputMetadata.Keys;

    public static OnnxModel Convert(MLContext context, ITransformer model, IDataView data, int operatorSet = 12)
    {
        using var file = new MemoryStream();
        context.Model.ConvertToOnnx(model, data, operatorSet, file);
        return new OnnxModel(file.ToArray());
    }

    /// <summary>Computes all rows of a view at once.</summary>
    /// <returns>The tensors of the output columns, by the columns' names.</returns>
    public Dictionary<string, (int[] Shape, Array Values)> Run(IDataView data)
    {
        var inputs = session.InputMetadata.Select(input => ToInput(data, input.Key, input.Value)).ToArray();
        using var results = session.Run(inputs);
        return results.ToDictionary(result => result.Name.Replace(".output", "", StringComparison.Ordinal), Read);
    }

    public void Dispose() => session.Dispose();

    private static NamedOnnxValue ToInput(IDataView data, string column, NodeMetadata metadata) => metadata.ElementDataType switch
    {
        TensorElementType.Float => ToInput<float, float>(data, column, metadata, value => value),
        TensorElementType.Int32 => ToInput<int, int>(data, column, metadata, value => value),
        TensorElementType.UInt32 => ToInput<uint, uint>(data, column, metadata, value => value),
        TensorElementType.Bool => ToInput<bool, bool>(data, column, metadata, value => value),
        TensorElementType.String => ToInput<ReadOnlyMemory<char>, string>(data, column, metadata, value => value.ToString()),
        _ => throw new NotSupportedException($"Column {column} is a tensor of {metadata.ElementDataType}."),
    };

    /// <summary>(rows, values); where rows differ in length, the shorter ones are filled up at their end, as padding would do.</summary>
    private static NamedOnnxValue ToInput<T, TTensor>(IDataView data, string column, NodeMetadata metadata, Func<T, TTensor> convert)
    {
        var rows = ColumnValues.Rows<T>(data, column);
        var length = rows.Max(row => row.Length);
        var values = rows.SelectMany(row => row.Select(convert).Concat(Enumerable.Repeat(convert(default!), length - row.Length))).ToArray();
        int[] shape = metadata.Dimensions.Length > 2 ? [rows.Length, .. metadata.Dimensions[1..]] : [rows.Length, length];
        return NamedOnnxValue.CreateFromTensor(column, new DenseTensor<TTensor>(values, shape));
    }

    private static (int[] Shape, Array Values) Read(DisposableNamedOnnxValue result) => result.ElementType switch
    {
        TensorElementType.Float => Read<float>(result),
        TensorElementType.Int32 => Read<int>(result),
        TensorElementType.UInt32 => Read<uint>(result),
        TensorElementType.Int64 => Read<long>(result),
        TensorElementType.Bool => Read<bool>(result),
        TensorElementType.String => Read<string>(result),
        _ => throw new NotSupportedException($"{result.Name} is a tensor of {result.ElementType}."),
    };

    private static (int[] Shape, Array Values) Read<T>(DisposableNamedOnnxValue result)
    {
        var tensor = result.AsTensor<T>();
        return (tensor.Dimensions.ToArray(), tensor.ToArray());
    }
}
