using System.Buffers;
using System.Text;

namespace NlpMlNet.Words;

/// <summary>A text that grows at its end, in an array that is borrowed and given back.</summary>
internal ref struct TextBuffer
{
    private const int Smallest = 256;

    private char[]? rented;
    private int length;

    /// <summary>Gets the text so far.</summary>
    public readonly ReadOnlySpan<char> Text => rented.AsSpan(0, length);

    /// <summary>Gets the last character; a space when there is none.</summary>
    public readonly Rune Last => RuneBefore(Text, length);

    /// <summary>Finds the character before a position; a space at the beginning.</summary>
    public static Rune RuneBefore(ReadOnlySpan<char> text, int position)
    {
        if (position == 0)
        {
            return new Rune(' ');
        }

        Rune.DecodeLastFromUtf16(text[..position], out var rune, out _); // U+FFFD for half a pair
        return rune;
    }

    /// <summary>Makes room, so that few texts of about this length need more.</summary>
    public void Expect(int expected) => Reserve(checked(expected + (expected / 8)));

    public void Append(scoped ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(rented.AsSpan(length));
        length += text.Length;
    }

    public void Append(char character) => Append([character]);

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
            rented = null;
        }
    }

    private void Reserve(int more)
    {
        var needed = checked(length + more);
        if (rented is not null && needed <= rented.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Math.Max(needed, Smallest), (int)Math.Min(2L * length, Array.MaxLength)));
        Text.CopyTo(larger);
        Dispose();
        rented = larger;
    }
}
