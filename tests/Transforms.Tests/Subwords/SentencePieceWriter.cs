using System.Text;

namespace NlpMlNet.Tests.Subwords;

/// <summary>Writes small SentencePiece models in Protocol Buffers' wire format.</summary>
internal static class SentencePieceWriter
{
    public const int Normal = 1;
    public const int Unknown = 2;
    public const int Control = 3;
    public const int UserDefined = 4;
    public const int Unused = 5;
    public const int Byte = 6;

    public static byte[] Write(
        int modelType,
        (string Piece, float Score, int Kind)[] pieces,
        bool byteFallback = false,
        bool dummyPrefix = true,
        byte[]? characterMap = null,
        (int Field, int Value)[]? trainer = null,
        (int Field, int Value)[]? normalizer = null)
    {
        var model = new List<byte>();
        foreach (var (piece, score, kind) in pieces)
        {
            List<byte> message = [.. Field(1, Encoding.UTF8.GetBytes(piece)), (2 << 3) | 5, .. BitConverter.GetBytes(score), .. Field(3, kind)];
            model.AddRange(Field(1, [.. message]));
        }

        model.AddRange(Field(2, [.. Field(3, modelType), .. Field(35, byteFallback ? 1 : 0), .. Fields(trainer)]));
        model.AddRange(Field(3, [.. Field(2, characterMap ?? []), .. Field(3, dummyPrefix ? 1 : 0), .. Fields(normalizer)]));
        return [.. model];
    }

    private static byte[] Field(int number, byte[] bytes) => [.. Varint((number << 3) | 2), .. Varint(bytes.Length), .. bytes];

    private static byte[] Field(int number, int value) => [.. Varint(number << 3), .. Varint(value)];

    private static IEnumerable<byte> Fields((int Field, int Value)[]? numbers) => (numbers ?? []).SelectMany(number => Field(number.Field, number.Value));

    // A negative number is written as the 64 bits of its complement.
    private static byte[] Varint(int number)
    {
        var bytes = new List<byte>();
        var value = (ulong)number;
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
