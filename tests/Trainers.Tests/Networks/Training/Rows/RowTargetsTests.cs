using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class RowTargetsTests
{
    private readonly IDataView data = new MLContext(seed: 1).Data.LoadFromEnumerable(
    [
        new Row { Agrees = true, Party = 0, Age = 41.5f },
        new Row { Agrees = false, Party = 1, Age = float.NaN },
        new Row { Agrees = true, Party = 3, Age = -2 }, // the key has the values 0, 1 and 2
    ]);

    [Fact]
    public void FromBoolean_Labels_AreZeroAndOne() => Assert.Equal([1f, 0f, 1f], Read(nameof(Row.Agrees), RowTargets.FromBoolean));

    [Fact]
    public void FromKey_Labels_AreClassesFromZeroAndNaNForAMissingOne() => Assert.Equal([0f, 1f, float.NaN], Read(nameof(Row.Party), RowTargets.FromKey));

    [Fact]
    public void FromSingle_Labels_AreTheNumbers() => Assert.Equal([41.5f, float.NaN, -2f], Read(nameof(Row.Age), RowTargets.FromSingle));

    private float[] Read(string name, Func<DataViewRow, DataViewSchema.Column, Func<float>> make)
    {
        var column = data.Schema[name];
        using var cursor = data.GetRowCursor([column]);
        var read = make(cursor, column);
        List<float> targets = [];
        while (cursor.MoveNext())
        {
            targets.Add(read());
        }

        return [.. targets];
    }

    private sealed class Row
    {
        public bool Agrees { get; set; }

        [KeyType(3)]
        public uint Party { get; set; }

        public float Age { get; set; }
    }
}
