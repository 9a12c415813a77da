using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

/// <summary>What a view must not say of itself without being contradicted.</summary>
public sealed class ColumnReadingTests
{
    private const string WayOut = ". Correct what makes this column, or leave the row out.";

    private static readonly VectorDataViewType ThreeFloats = new(NumberDataViewType.Single, 3);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public void Reader_VectorOfOtherLength_NamesRowColumnAndBoth(int length)
    {
        var error = Refusal(ThreeFloats, new VBuffer<float>(length, new float[length]));

        Assert.Equal($"Row 8 of column 'X' has {length} values; its type Vector<Single, 3> promises 3{WayOut}", error.Message);
    }

    [Fact]
    public void Reader_VectorOfVariableSize_TakesAnyLength()
    {
        var row = new OneRow(new VectorDataViewType(NumberDataViewType.Single), new VBuffer<float>(5, new float[5]));

        Assert.Equal(5, Read<VBuffer<float>>(row).Length);
    }

    [Theory]
    [InlineData(1, 1, "index 1 after 1")]
    [InlineData(2, 0, "index 0 after 2")]
    [InlineData(0, 3, "index 3 after 0")]
    [InlineData(-1, 2, "index -1 after -1")]
    public void Reader_IndicesThatDontAscendInTheVector_NamesTheIndex(int first, int second, string fault)
    {
        var error = Refusal(ThreeFloats, new VBuffer<float>(3, 2, [1, 1], [first, second]));

        Assert.Equal($"Row 8 of column 'X' has a value with the {fault}; indices must ascend and lie in 0 to 2{WayOut}", error.Message);
    }

    [Fact]
    public void Reader_KeyBeyondTheLast_NamesTheKeys()
    {
        var error = Refusal(new KeyDataViewType(typeof(uint), 3), 4u);

        Assert.Equal($"Row 8 of column 'X' holds the key 4; its type Key<UInt32, 0-2> has the keys 1 to 3, and 0 for a missing value{WayOut}", error.Message);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    public void Reader_KeyOfTheType_IsRead(uint key) => Assert.Equal(key, Read<uint>(new OneRow(new KeyDataViewType(typeof(uint), 3), key)));

    [Fact]
    public void Reader_GetterThrows_NamesRowColumnAndCause()
    {
        var cause = new FormatException("No number here.");

        var error = Refusal(NumberDataViewType.Single, 1f, cause);

        Assert.Equal($"Row 8 of column 'X' can't be read: No number here{WayOut}", error.Message);
        Assert.Same(cause, error.InnerException);
    }

    [Fact]
    public void Reader_RowMadeOfOthers_HasNoNumber()
    {
        var row = new OneRow(NumberDataViewType.Single, 1f, new FormatException("no")) { Id = new DataViewRowId(7, 1) };

        Assert.StartsWith("A row of column 'X' can't", Assert.Throws<RowRefusedException>(() => Read<float>(row)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_FailureThatNamesItsPlaceOrNoFault_StaysAsItIs()
    {
        Exception[] failures =
        [
            new NlpMlNetException("answers.csv, row 3: no number"), new OperationCanceledException(), new ObjectDisposedException("model"),
            new InvalidOperationException("a worker ended", new OperationCanceledException()),
        ];

        Assert.All(failures, failure => Assert.Same(
            failure, Record.Exception(() => Read<float>(new OneRow(NumberDataViewType.Single, 1f, failure)))));
    }

    [Fact]
    public void Refusal_WithoutRow_LeavesThePlaceToTheDoor() => Assert.Equal(
        $"column 'X' has 0 values; its type Vector<Single, 3> promises 3{WayOut}", Refusal(ThreeFloats, default(VBuffer<float>)).WithoutRow);

    private static RowRefusedException Refusal<T>(DataViewType type, T value, Exception? failure = null)
    {
        var error = Assert.Throws<RowRefusedException>(() => Read<T>(new OneRow(type, value!, failure)));
        return error;
    }

    private static T Read<T>(OneRow row)
    {
        T value = default!; // the reader sets it
        row.GetReader<T>(row.Schema["X"])(ref value);
        return value;
    }

    // The eighth row, which ML.NET has given to a thread as its first.
    private sealed class OneRow(DataViewType type, object content, Exception? failure = null) : DataViewRow
    {
        public DataViewRowId Id { get; init; } = new(7, 0);

        public override DataViewSchema Schema { get; } = SchemaOf(type);

        public override long Position => 0;

        public override long Batch => 0;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            (ref value) => value = failure is null ? (TValue)content : throw failure;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref id) => id = Id;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        private static DataViewSchema SchemaOf(DataViewType type)
        {
            var builder = new DataViewSchema.Builder();
            builder.AddColumn("X", type);
            return builder.ToSchema();
        }
    }
}
