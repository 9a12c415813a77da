using System.Runtime.InteropServices;
using NlpMlNet.Files;

namespace NlpMlNet.LanguageModels;

/// <summary>Sorted records in a temporary file, which goes when the stream is disposed of.</summary>
internal sealed class BlockStream : RecordStream
{
    private const int BufferedRecords = 1 << 13;

    private readonly TemporaryFile file = new();
    private NgramRecord[] buffer = [];
    private int next;
    private int filled;

    public BlockStream(ReadOnlySpan<NgramRecord> records)
    {
        try
        {
            for (var left = records; !left.IsEmpty; left = left[Math.Min(left.Length, BufferedRecords)..])
            {
                file.Content.Write(MemoryMarshal.AsBytes(left[..Math.Min(left.Length, BufferedRecords)]));
            }

            file.Content.Position = 0;
        }
        catch (IOException e)
        {
            file.Dispose();
            throw new NlpMlNetException($"Counting n-grams needs more room for temporary files: {e.Message} Free space in the temporary folder, or set TMPDIR to one on another disk.", e);
        }
    }

    public override bool TryRead(out NgramRecord record)
    {
        if (next == filled && !Fill())
        {
            record = default;
            return false;
        }

        record = buffer[next++];
        return true;
    }

    public override void Dispose() => file.Dispose();

    private unsafe bool Fill()
    {
        buffer = buffer.Length == 0 ? new NgramRecord[BufferedRecords] : buffer;
        var bytes = file.Content.ReadAtLeast(MemoryMarshal.AsBytes(buffer.AsSpan()), buffer.Length * sizeof(NgramRecord), throwOnEndOfStream: false);
        (next, filled) = (0, bytes / sizeof(NgramRecord));
        return filled > 0;
    }
}
