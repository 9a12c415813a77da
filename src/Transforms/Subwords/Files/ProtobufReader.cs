using System.Buffers.Binary;

namespace NlpMlNet.Subwords;

/// <summary>Reads the fields of a message in Protocol Buffers' wire format.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message, string file, int origin)
{
    private readonly ReadOnlySpan<byte> message = message;
    private int position;

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Its wire type: 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes.</summary>
    public int WireType { get; private set; }

    /// <summary>The value of a field of numbers.</summary>
    public ulong Number { get; private set; }

    /// <summary>The value of a field of bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Where the field's bytes begin in the file.</summary>
    public int BytesOrigin { get; private set; }

    /// <summary>The value of a field of type float.</summary>
    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)Number);

    /// <summary>Goes to the next field; <see langword="false"/> at the end.</summary>
    public bool Read()
    {
        if (position == message.Length)
        {
            return false;
        }

        var tag = ReadVarint();
        (Field, WireType) = ((int)(tag >> 3), (int)(tag & 7));
        switch (WireType)
        {
            case 0:
                Number = ReadVarint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                var length = ReadVarint();
                BytesOrigin = origin + position;
                Bytes = length <= (ulong)(message.Length - position) ? Take((int)length) : throw Broken($"a field of {length} bytes");
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw Broken($"a field of the unknown wire type {WireType}");
        }

        return true;
    }

    /// <summary>A reader of the message in the current field.</summary>
    public readonly ProtobufReader Inner() => WireType == 2
        ? new ProtobufReader(Bytes, file, BytesOrigin)
        : throw Broken($"a number where field {Field} holds a message");

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Broken("a number of more than ten bytes");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > message.Length - position)
        {
            throw Broken($"{message.Length - position} bytes where {count} are needed");
        }

        var taken = message.Slice(position, count);
        position += count;
        return taken;
    }

    private readonly NlpMlNetException Broken(string what) => new(
        $"The file '{file}' is no SentencePiece model, or is cut off: at byte {origin + position} it has {what}. Get it again.");
}
