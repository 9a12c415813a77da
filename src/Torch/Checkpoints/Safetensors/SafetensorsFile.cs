using System.Buffers.Binary;

namespace NlpMlNet.Checkpoints;

/// <summary>Opens a safetensors file: its header is read and checked, its tensors wait.</summary>
internal static class SafetensorsFile
{
    public static TensorFile Open(string path)
    {
        var file = ReadableFile.Open(path);
        try
        {
            GitLfsPointer.Refuse(file);
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
        var length = SafetensorsHeader.CheckLength(file.Path, BinaryPrimitives.ReadUInt64LittleEndian(prefix), available);
        var json = new byte[length];
        file.Read(prefix.Length, json);
        return SafetensorsHeader.Parse(file.Path, json, available - length);
    }
}
