using System.IO.Compression;
using System.Text;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class SafetensorsWriterTests
{
    private static readonly NamedShape[] Shapes = [new("b", [2, 2]), new("a.\"ä\"", [3]), new("c", [0])];

    [Fact]
    public void Write_SortsNamesAndAlignsHeader()
    {
        var bytes = Write(Shapes, name => name == "b" ? [4, 5, 6, 7] : name == "c" ? [] : [1, 2, 3]);

        const string Json =
            """
            {"__metadata__":{"format":"pt"},"a.\"ä\"":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"b":{"dtype":"F32","shape":[2,2],"data_offsets":[12,28]},"c":{"dtype":"F32","shape":[0],"data_offsets":[28,28]}}
            """;
        var length = BitConverter.ToInt32(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(Json, Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal(new float[] { 1, 2, 3, 4, 5, 6, 7 }.SelectMany(BitConverter.GetBytes), bytes[(8 + length)..]);
    }

    [Fact]
    public void Write_ReadFromAFile_GivesTheSameValues()
    {
        using var folder = CheckpointFolder.With("w.safetensors", Write(Shapes, name => name == "b" ? [4, 5, 6, 7] : name == "c" ? [] : [1, 2, 3]));
        using var file = SafetensorsFile.Open(folder.Find("w.safetensors"));
        var values = new float[4];

        file.Read(file.Tensors.Single(tensor => tensor.Name == "b"), 0, values);

        Assert.Equal([4, 5, 6, 7], values);
        Assert.Equal(["a.\"ä\"", "b", "c"], file.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Write_ReadFromACompressedStream_GivesTheSameValues()
    {
        var long1 = Enumerable.Range(0, 50_000).Select(i => i / 7f).ToArray();
        var packed = Pack(Write([new NamedShape("x", [long1.Length]), new NamedShape("y", [1])], name => name == "x" ? long1 : [9]));
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var (x, y) = (new float[long1.Length], new float[1]);

        var reader = SafetensorsStream.Open(stream, "weights");
        reader.ReadNext(x);
        reader.ReadNext(y);

        Assert.Equal(long1, x);
        Assert.Equal([9], y);
        Assert.Throws<InvalidOperationException>(() => reader.ReadNext(y));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(60)]
    [InlineData(-1)]
    public void Stream_CutOff_Refused(int length)
    {
        var bytes = Write([new NamedShape("x", [3])], _ => [1, 2, 3]);
        using var stream = new MemoryStream(bytes[..(length < 0 ? bytes.Length + length : length)]);

        var error = Assert.Throws<NlpMlNetException>(() => SafetensorsStream.Open(stream, "weights").ReadNext(new float[3]));

        Assert.Contains("'weights' end too early", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_HeaderClaimsAHundredMegabytes_TakesNoMemoryForIt()
    {
        byte[] bytes = [.. BitConverter.GetBytes(100_000_000L), .. "{}"u8];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<NlpMlNetException>(() => SafetensorsStream.Open(new MemoryStream(bytes), "weights"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Write_InParts_GivesTheSameBytes()
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream, Shapes);

        writer.Write([1]);
        writer.Write([2, 3]);
        writer.Write([4, 5, 6]);
        writer.Write([7]);
        writer.Write([]);
        writer.Finish();

        Assert.Equal(Write(Shapes, name => name == "b" ? [4, 5, 6, 7] : name == "c" ? [] : [1, 2, 3]), stream.ToArray());
    }

    [Fact]
    public void Write_TooManyOrTooFew_Refused()
    {
        var writer = new SafetensorsWriter(new MemoryStream(), Shapes);

        Assert.Contains("'a.\"ä\"' with 3 values is next", Assert.Throws<ArgumentException>(() => writer.Write([1, 2, 3, 4])).Message, StringComparison.Ordinal);
        writer.Write([1, 2]);
        Assert.Contains("'a.\"ä\"' with 1 values is next", Assert.Throws<ArgumentException>(() => writer.Write([3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("'a.\"ä\"' was not written", Assert.Throws<InvalidOperationException>(writer.Finish).Message, StringComparison.Ordinal);
    }

    private static byte[] Write(NamedShape[] shapes, Func<string, float[]> values)
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream, shapes);
        foreach (var tensor in writer.Tensors)
        {
            writer.Write(values(tensor.Name));
        }

        writer.Finish();
        return stream.ToArray();
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }
}
