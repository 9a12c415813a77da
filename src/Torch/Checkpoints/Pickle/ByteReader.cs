using System.Buffers.Binary;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads a part of a file byte after byte, never beyond its end.</summary>
internal sealed class ByteReader(ReadableFile file, long start, long end)
{
    private const int BufferBytes = 1 << 16;

    private readonly byte[] buffer = new byte[(int)Math.Min(BufferBytes, end - start)];
    private long bufferStart = start;
    private int next;
    private int filled;

    /// <summary>The place in the file of the next byte.</summary>
    public long Position => bufferStart + next;

    /// <summary>The bytes that are left.</summary>
    public long Remaining => end - Position;

    public byte ReadByte()
    {
        if (next == filled)
        {
            Refill();
        }

        return buffer[next++];
    }

    /// <summary>Reads bytes whose number was read from the file: it is compared with what is left before anything is allocated.</summary>
    public byte[] ReadBytes(long count)
    {
        if (count < 0 || count > Math.Min(Remaining, Array.MaxLength))
        {
            throw new NlpMlNetException(
                $"The file '{file.Path}' has a part of {count} bytes before byte {Position}, but only {Remaining} are left. It was cut off or damaged.");
        }

        var bytes = new byte[count];
        var copied = Math.Min(filled - next, (int)count);
        buffer.AsSpan(next, copied).CopyTo(bytes);
        file.Read(Position + copied, bytes.AsSpan(copied));
        SkipTo(Position + count);
        return bytes;
    }

    public int ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(sizeof(uint)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(sizeof(long)));

    public double ReadBigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(sizeof(double)));

    /// <summary>Reads up to the end of a line, which is not given back.</summary>
    public byte[] ReadLine(int longest)
    {
        var line = new List<byte>();
        for (var value = ReadByte(); value != '\n'; value = ReadByte())
        {
            if (line.Count == longest)
            {
                throw new NlpMlNetException($"The file '{file.Path}' has a line of more than {longest} bytes before byte {Position}. It is damaged.");
            }

            line.Add(value);
        }

        return [.. line];
    }

    /// <summary>Goes on at a later place.</summary>
    public void SkipTo(long position)
    {
        if (position <= bufferStart + filled)
        {
            next = (int)(position - bufferStart);
        }
        else
        {
            (bufferStart, next, filled) = (position, 0, 0);
        }
    }

    private void Refill()
    {
        if (Remaining <= 0)
        {
            throw new NlpMlNetException($"The file '{file.Path}' ends in the middle of a pickle, at byte {Position}. It was cut off: get it again.");
        }

        (bufferStart, next) = (Position, 0);
        filled = (int)Math.Min(buffer.Length, end - bufferStart);
        file.Read(bufferStart, buffer.AsSpan(0, filled));
    }
}
