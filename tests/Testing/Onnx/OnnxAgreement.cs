using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>A model's ONNX form gives the model's own columns: numbers to 1e-5 (of the larger ones their hundred-thousandth), all else exactly.</summary>
public static class OnnxAgreement
{
    private const float Tolerance = 1e-5f;

    /// <summary>Converts a model, computes all rows of a view in one batch, and compares some columns.</summary>
    public static void Check(MLContext context, ITransformer model, IDataView data, params string[] columns)
    {
        using var onnx = OnnxModel.Convert(context, model, data);
        Check(onnx, model.Transform(data), data, columns);
    }

    public static void Check(OnnxModel onnx, IDataView expected, IDataView data, params string[] columns)
    {
        var tensors = onnx.Run(data);
        Assert.All(columns, column => Check(expected, column, tensors[column].Shape, tensors[column].Values));
    }

    private static void Check(IDataView expected, string column, int[] shape, Array found)
    {
        var type = expected.Schema[column].Type;
        switch ((type as VectorDataViewType)?.ItemType.RawType ?? type.RawType)
        {
            case var item when item == typeof(float):
                CheckNumbers(ColumnValues.Rows<float>(expected, column), shape, (float[])found);
                break;
            case var item when item == typeof(uint):
                CheckExact(ColumnValues.Rows<uint>(expected, column), shape, (uint[])found);
                break;
            case var item when item == typeof(int):
                CheckExact(ColumnValues.Rows<int>(expected, column), shape, (int[])found);
                break;
            case var item when item == typeof(bool):
                CheckExact(ColumnValues.Rows<bool>(expected, column), shape, (bool[])found);
                break;
            default:
                var texts = ColumnValues.Rows<ReadOnlyMemory<char>>(expected, column);
                CheckExact([.. texts.Select(row => row.Select(text => text.ToString()).ToArray())], shape, (string[])found);
                break;
        }
    }

    private static void CheckNumbers(float[][] expected, int[] shape, float[] found)
    {
        Assert.Equal(expected.Length, shape[0]);
        var pairs = expected.SelectMany(row => row).Zip(found, (mine, theirs) => (Mine: mine, Theirs: theirs)).ToArray();
        Assert.Equal(expected.Sum(row => row.Length), found.Length);
        Assert.All(pairs, pair => Assert.True(
            pair.Mine.Equals(pair.Theirs) || Math.Abs(pair.Mine - pair.Theirs) <= Tolerance * Math.Max(1, Math.Abs(pair.Mine)),
            $"{pair.Theirs:R} differs from {pair.Mine:R}"));
    }

    private static void CheckExact<T>(T[][] expected, int[] shape, T[] found)
    {
        Assert.Equal(expected.Length, shape[0]);
        Assert.Equal(expected.SelectMany(row => row), found);
    }
}
