using System.IO.Compression;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class TorchZipTests
{
    // The storage 0 holds 0, 1, ..., 11.
    private static readonly byte[] Storage = [.. Enumerable.Range(0, 12).SelectMany(value => BitConverter.GetBytes((float)value))];

    [Theory]
    [InlineData(0, new[] { 2, 3 }, new[] { 3, 1 }, new float[] { 0, 1, 2, 3, 4, 5 })] // row-major
    [InlineData(4, new[] { 2, 3 }, new[] { 3, 1 }, new float[] { 4, 5, 6, 7, 8, 9 })] // a slice
    [InlineData(0, new[] { 3, 2 }, new[] { 1, 3 }, new float[] { 0, 3, 1, 4, 2, 5 })] // transposed
    [InlineData(1, new[] { 2, 2 }, new[] { 6, 2 }, new float[] { 1, 3, 7, 9 })] // with gaps
    [InlineData(5, new[] { 2, 2 }, new[] { 0, 1 }, new float[] { 5, 6, 5, 6 })] // one row twice
    [InlineData(11, new int[] { }, new int[] { }, new float[] { 11 })] // one number
    [InlineData(3, new[] { 1, 2 }, new[] { 99, 1 }, new float[] { 3, 4 })] // the stride of a single row means nothing
    public void Read_View_HonoursOffsetAndStrides(int offset, int[] shape, int[] strides, float[] expected)
    {
        using var folder = Save(pickle => pickle.Tensor("FloatStorage", "0", 12, offset, shape, strides));
        using var file = TorchFile.Open(folder.Find("w.bin"));
        var values = new float[expected.Length];

        file.Read(file.Tensors[0], 0, values);

        Assert.Equal(expected, values);
        Assert.Equal(shape.Select(dimension => (long)dimension), file.Tensors[0].Shape);
    }

    [Fact]
    public void Read_PartOfATransposedView_BeginsAnywhere()
    {
        using var folder = Save(pickle => pickle.Tensor("FloatStorage", "0", 12, 0, [3, 4], [1, 3]));
        using var file = TorchFile.Open(folder.Find("w.bin"));
        var values = new float[3];

        file.Read(file.Tensors[0], 5, values);

        // Rows 0 3 6 9, 1 4 7 10, 2 5 8 11; the elements 5, 6, 7 are those behind the 1.
        Assert.Equal([4, 7, 10], values);
    }

    [Theory]
    [InlineData(7, new[] { 2, 3 }, new[] { 3, 1 }, "from element 7 on does not fit into its storage of 12")]
    [InlineData(0, new[] { 2, 3 }, new[] { 10, 1 }, "does not fit")]
    [InlineData(0, new[] { 2000000000, 2000000000, 2000000000 }, new[] { 0, 0, 0 }, "which overflows")]
    [InlineData(0, new[] { 2000000000, 2000000000 }, new[] { 2000000000, 2000000000 }, "does not fit")]
    [InlineData(0, new[] { 2, 3 }, new[] { -3, 1 }, "arguments that do not fit")]
    [InlineData(-1, new[] { 2, 3 }, new[] { 3, 1 }, "arguments that do not fit")]
    [InlineData(0, new[] { 2, 3 }, new[] { 1 }, "arguments that do not fit")]
    public void Open_ViewOutsideItsStorage_Refused(int offset, int[] shape, int[] strides, string expected) =>
        AssertRefused(pickle => pickle.Tensor("FloatStorage", "0", 12, offset, shape, strides), expected);

    [Fact]
    public void Open_StorageUnderAnotherName_Refused()
    {
        AssertRefused(pickle => pickle.Tensor("FloatStorage", "1", 12, 0, [1], [1]), "no entry 'archive/data/1'");
        AssertRefused(pickle => pickle.Tensor("FloatStorage", "../data.pkl", 12, 0, [1], [1]), "no entry 'archive/data/../data.pkl'");
        AssertRefused(pickle => pickle.Tensor("DoubleStorage", "0", 12, 0, [1], [1]), "has 48 bytes, but its 12 elements of F64 take 96");
        AssertRefused(pickle => pickle.Tensor("QInt8Storage", "0", 12, 0, [1], [1]), "names the global 'torch QInt8Storage'");
    }

    [Fact]
    public void Open_ValueThatIsNoTensor_RefusedByName() => AssertRefused(pickle => pickle.Int(3), "The entry 'x'");

    [Fact]
    public void Open_OtherByteOrder_Refused()
    {
        using var folder = Save(pickle => pickle.Tensor("FloatStorage", "0", 12, 0, [1], [1]), ("archive/byteorder", "big"u8.ToArray()));

        Assert.Contains("byte order", Assert.Throws<NlpMlNetException>(() => TorchFile.Open(folder.Find("w.bin"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archive/data/0")]
    [InlineData("archive/data.pkl")]
    public void Open_ByteFlipped_RefusedByTheChecksumOfTheArchive(string entry)
    {
        using var folder = Save(pickle => pickle.Tensor("FloatStorage", "0", 12, 0, [12], [1]));
        var bytes = File.ReadAllBytes(folder.Find("w.bin"));
        var content = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(entry)) + entry.Length; // behind the name in the entry's header
        bytes[content + 6] ^= 1;
        File.WriteAllBytes(folder.Find("w.bin"), bytes);

        var error = Assert.Throws<NlpMlNetException>(() => TorchFile.Open(folder.Find("w.bin")).Dispose());

        Assert.Equal($"The file '{folder.Find("w.bin")}' has the entry '{entry}' with other bytes than its checksum tells of. It is damaged: get it again.", error.Message);
    }

    [Fact]
    public void Open_ChecksumLeftOut_IsReadAsTorchReadsIt()
    {
        using var folder = Save(pickle => pickle.Tensor("FloatStorage", "0", 12, 0, [12], [1]));
        var bytes = File.ReadAllBytes(folder.Find("w.bin"));
        for (var at = 0; at < bytes.Length - 4; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\x01\x02"u8))
            {
                bytes.AsSpan(at + 16, 4).Clear(); // in the directory
            }
        }

        File.WriteAllBytes(folder.Find("w.bin"), bytes);
        using var file = TorchFile.Open(folder.Find("w.bin"));
        var values = new float[12];
        file.Read(file.Tensors[0], 0, values);

        Assert.Equal(11, values[11]);
    }

    [Fact]
    public void Open_CompressedEntry_Refused()
    {
        using var folder = Save(
            pickle => pickle.Tensor("FloatStorage", "packed", 1000, 0, [1], [1]), level: CompressionLevel.Optimal, more: ("archive/data/packed", new byte[4000]));

        Assert.Contains("compressed", Assert.Throws<NlpMlNetException>(() => TorchFile.Open(folder.Find("w.bin"))).Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(Action<PickleBytes> value, string expected)
    {
        using var folder = Save(value);

        var error = Assert.Throws<NlpMlNetException>(() => TorchFile.Open(folder.Find("w.bin")).Dispose());

        Assert.Contains("w.bin", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Saves a dictionary with one entry, x.</summary>
    private static CheckpointFolder Save(
        Action<PickleBytes> value, (string Name, byte[] Content)? more = null, CompressionLevel level = CompressionLevel.NoCompression)
    {
        var pickle = new PickleBytes().Protocol().Op('}').Text("x");
        value(pickle);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "archive/data.pkl", pickle.Op('s').End(), CompressionLevel.NoCompression);
            Write(zip, "archive/data/0", Storage, CompressionLevel.NoCompression);
            if (more is { } other)
            {
                Write(zip, other.Name, other.Content, level);
            }
        }

        return CheckpointFolder.With("w.bin", stream.ToArray());
    }

    private static void Write(ZipArchive zip, string name, byte[] content, CompressionLevel level)
    {
        using var entry = zip.CreateEntry(name, level).Open();
        entry.Write(content);
    }
}
