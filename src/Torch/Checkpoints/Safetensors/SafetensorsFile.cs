using System.Buffers.Binary;
using NlpMlNet.Files;

namespace NlpMlNet.Checkpoints;

/// <summary>Opens a safetensors file: its header is read and checked, its tensors wait.</summary>
internal static class SafetensorsFile
{
    public static TensorFile Open(string path)
    {
        var file = ReadableFile.Open(path);
        try
        {
            return new TensorFile(file, ReadHeader(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static StoredTensor[] ReadHeader(ReadableFile file)
    {
        if (file.Length < SafetensorsHeader.LengthBytes)
        {
            throw new NlpMlNetException(
                $"The file '{file.Path}' has {file.Length} bytes; a safetensors file begins with the {SafetensorsHeader.LengthBytes} bytes "
                + "of its header's length. It is empty or was cut off: get it again.");
        }

        Span<byte> prefix = stackalloc byte[SafetensorsHeader.LengthBytes];
        file.Read(0, prefix);
        var available = file.Length - prefix.Length;
        if (BinaryPrimitives.ReadUInt64LittleEndian(prefix) is 0 or > SafetensorsHeader.LongestHeader)
        {
            MisplacedContent.Refuse(file.Path, file.Beginning()); // a small length may look like the beginning of another format
        }

        var length = SafetensorsHeader.CheckLength(file.Path, BinaryPrimitives.ReadUInt64LittleEndian(prefix), available);
        var json = new byte[length];
        file.Read(prefix.Length, json);
        return SafetensorsHeader.Parse(file.Path, json, available - length);
    }
}
