using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Read_TwoTensors_GivesValuesFromAnyElement()
    {
        // b stands before a in the header and behind it in the data.
        using var folder = CheckpointFolder.With("w.safetensors", SafetensorsBytes.Of(
            """{"b":{"dtype":"F32","shape":[],"data_offsets":[24,28]},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}   """,
            1, 2, 3, 4, 5, 6, 7f));
        using var file = SafetensorsFile.Open(folder.Find("w.safetensors"));
        var (all, part, scalar) = (new float[6], new float[2], new float[1]);

        file.Read(file.Tensors[0], 0, all);
        file.Read(file.Tensors[0], 3, part);
        file.Read(file.Tensors[1], 0, scalar);

        Assert.Equal(["a", "b"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1, 2, 3, 4, 5, 6], all);
        Assert.Equal([4, 5], part);
        Assert.Equal([7], scalar);
    }

    [Fact]
    public void Read_Transposed_ExchangesRowsAndColumns()
    {
        const int Rows = 21;
        const int Columns = 4099; // more than is read at once, and no multiple of anything
        var values = Enumerable.Range(0, Rows * Columns).Select(i => (float)i).ToArray();
        using var folder = CheckpointFolder.With("w.safetensors", SafetensorsBytes.Of(
            $$$"""{"a":{"dtype":"F32","shape":[{{{Rows}}},{{{Columns}}}],"data_offsets":[0,{{{values.Length * 4}}}]}}""",
            values));
        using var file = SafetensorsFile.Open(folder.Find("w.safetensors"));
        var transposed = new float[values.Length];

        TransposedReading.Read(file, file.Tensors[0], transposed);

        Assert.Equal(Enumerable.Range(0, values.Length).Select(i => (float)((i % Rows * Columns) + (i / Rows))), transposed);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[3,4]}}""", "'b'", "leaves a hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", "holds 4 bytes of data, but its tensors end at 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}}""", "'a'", "twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"x":1}}""", "unknown key \"x\"")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4]}}""", "lacks dtype, shape or data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4.5],"data_offsets":[0,4]}}""", "something else than whole numbers")]
    [InlineData("""{"a":{"dtype":"U8","shape":4,"data_offsets":[0,4]}}""", "a shape that is no array")]
    [InlineData("""{"a":{"dtype":8,"shape":[4],"data_offsets":[0,4]}}""", "a dtype that is no text")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0]}}""", "has 1 data_offsets instead of 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[-4,0]}}""", "from -4 to 0")]
    [InlineData("""{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,4]}}""", "no count of bytes that exists")]
    [InlineData("""{"a":[]}""", "is not described by an object")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}} {}""", "not valid JSON")]
    [InlineData("""{"\uD800":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", "not valid JSON")]
    public void Open_HeaderAgainstTheFormat_Refused(string header, params string[] expected)
    {
        using var folder = CheckpointFolder.With("w.safetensors", SafetensorsBytes.Of(header, 1, 2, 3, (byte)4));

        var error = Assert.Throws<NlpMlNetException>(() => SafetensorsFile.Open(folder.Find("w.safetensors")).Dispose());

        Assert.Contains("w.safetensors", error.Message, StringComparison.Ordinal);
        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
