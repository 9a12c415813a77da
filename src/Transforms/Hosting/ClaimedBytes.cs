namespace NlpMlNet.Hosting;

/// <summary>Reads as many bytes as a model file claims to hold, in pieces: a false claim takes no more memory than there are bytes.</summary>
internal static class ClaimedBytes
{
    private const int Piece = 1 << 16;

    /// <summary>Reads bytes.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="count">How many, as the file says.</param>
    /// <param name="what">What they are, for messages.</param>
    /// <exception cref="InvalidDataException">The number is below 0.</exception>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static byte[] Read(BinaryReader reader, int count, string what)
    {
        if (count < 0)
        {
            throw new InvalidDataException($"{what} claims to have {count} bytes");
        }

        var bytes = reader.ReadBytes(Math.Min(count, Piece));
        while (bytes.Length < count)
        {
            var more = reader.ReadBytes(Math.Min(count - bytes.Length, Math.Max(Piece, bytes.Length)));
            if (more.Length == 0)
            {
                throw new EndOfStreamException($"{what} should have {count} bytes and ends after {bytes.Length}");
            }

            bytes = [.. bytes, .. more];
        }

        return bytes;
    }
}
