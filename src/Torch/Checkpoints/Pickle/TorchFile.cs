using System.Buffers.Binary;
using NlpMlNet.Files;

namespace NlpMlNet.Checkpoints;

/// <summary>Opens a file that <c>torch.save</c> wrote: the pickle is read, the tensors wait.</summary>
internal static class TorchFile
{
    private const uint ZipSignature = 0x04034B50;
    private const byte PickleStart = (byte)PickleOpcode.Protocol;

    public static TensorFile Open(string path)
    {
        var file = ReadableFile.Open(path);
        try
        {
            return new TensorFile(file, ReadTensors(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static StoredTensor[] ReadTensors(ReadableFile file)
    {
        Span<byte> start = stackalloc byte[sizeof(uint)];
        if (file.Length >= start.Length)
        {
            file.Read(0, start);
            if (BinaryPrimitives.ReadUInt32LittleEndian(start) == ZipSignature)
            {
                return TorchZip.ReadTensors(file);
            }

            if (start[0] == PickleStart)
            {
                return TorchPickles.ReadTensors(file);
            }
        }

        var beginning = file.Beginning();
        MisplacedContent.Refuse(file.Path, beginning);
        if (beginning is [_, _, _, _, 0, 0, 0, 0, (byte)'{', ..])
        {
            throw new NlpMlNetException($"The file '{file.Path}' is a safetensors file. Call it model.safetensors, and nothing is run or guessed when it is read.");
        }

        throw new NlpMlNetException(
            $"The file '{file.Path}' of {file.Length} bytes is neither a zip archive nor a pickle, as torch saves weights. "
            + "It is empty, damaged or something else: get it again.");
    }
}
