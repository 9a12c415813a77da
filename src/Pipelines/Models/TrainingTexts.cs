using System.Security.Cryptography;
using System.Text;

namespace NlpMlNet.Models;

/// <summary>The fingerprints of the texts that a model came about with.</summary>
public sealed class TrainingTexts
{
    private const int SaltLength = 16;

    // A name and a version, so that another form can be told from this one.
    private static readonly byte[] Signature = "NlpMlNet texts 1"u8.ToArray();

    private readonly byte[] salt;

    private TrainingTexts(byte[] salt, TextFingerprints learnt, TextFingerprints deciding) =>
        (this.salt, Learnt, Deciding) = (salt, learnt, deciding);

    /// <summary>Gets the texts that the weights were learnt from.</summary>
    public TextFingerprints Learnt { get; }

    /// <summary>Gets the texts that decided when to stop, and were not learnt from.</summary>
    public TextFingerprints Deciding { get; }

    /// <summary>Takes the fingerprints.</summary>
    /// <param name="learnt">The texts that were learnt from.</param>
    /// <param name="deciding">The texts that decided when to stop.</param>
    /// <param name="origin">What makes the salt another one for each training and the same for its repetition.</param>
    internal static TrainingTexts Of(IEnumerable<string> learnt, IEnumerable<string> deciding, string origin)
    {
        var salt = SHA256.HashData([.. Signature, .. Encoding.UTF8.GetBytes(origin)])[..SaltLength];
        return new TrainingTexts(salt, TextFingerprints.Of(learnt, salt), TextFingerprints.Of(deciding, salt));
    }

    /// <summary>Reads what <see cref="ToBytes"/> has written.</summary>
    /// <exception cref="InvalidDataException">It is something else, or not all of it.</exception>
    internal static TrainingTexts Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature) || bytes.Length < Signature.Length + SaltLength)
        {
            throw new InvalidDataException("its fingerprints of texts are of an unknown form");
        }

        var salt = bytes.Slice(Signature.Length, SaltLength).ToArray();
        var filters = bytes[(Signature.Length + SaltLength)..];
        return new TrainingTexts(salt, TextFingerprints.Read(ref filters, salt), TextFingerprints.Read(ref filters, salt));
    }

    /// <summary>Says for a manifest what there is.</summary>
    internal FingerprintRecord Describe() => new(Learnt.Texts, Deciding.Texts, Convert.ToHexStringLower(SHA256.HashData(ToBytes())));

    /// <summary>Writes both: signature, salt, the texts that were learnt from, the deciding ones.</summary>
    internal byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        stream.Write(Signature);
        stream.Write(salt);
        Learnt.Write(stream);
        Deciding.Write(stream);
        return stream.ToArray();
    }
}
