using NlpMlNet.Checkpoints;
using NlpMlNet.Messages;
using NlpMlNet.Subwords;

namespace NlpMlNet.Transformers;

/// <summary>Turns texts into token ids that fit a network.</summary>
/// <param name="tokenizer">The tokenizer that belongs to the network.</param>
/// <param name="maximumLength">The most tokens, special tokens included.</param>
/// <param name="truncation">Which text of a pair gives way.</param>
internal sealed class TextEncoder(SubwordTokenizer tokenizer, int maximumLength, SubwordTruncation truncation)
{
    private readonly SubwordEncodeOptions options = new() { MaximumLength = maximumLength, Truncation = truncation };
    private readonly int nothing = tokenizer.SpecialTokens.EndOfText ?? tokenizer.SpecialTokens.Padding ?? 0;

    /// <summary>Gets the most tokens.</summary>
    public int MaximumLength => maximumLength;

    /// <summary>Makes the encoder for a network.</summary>
    /// <param name="tokenizer">The tokenizer that belongs to the network.</param>
    /// <param name="configuration">The network's sizes.</param>
    /// <param name="maximumLength">The most tokens that are wanted; null for as many as network and tokenizer can take.</param>
    /// <param name="truncation">Which text of a pair gives way.</param>
    /// <param name="usual">The most tokens where none are asked for; null for as many as network and tokenizer can take.</param>
    /// <typeparam name="TOptions">The options that say how many are wanted.</typeparam>
    /// <exception cref="InvalidOptionsException">The network can't take as many.</exception>
    public static TextEncoder Create<TOptions>(SubwordTokenizer tokenizer, TransformerConfiguration configuration, int? maximumLength, SubwordTruncation truncation, int? usual = null)
    {
        var most = Math.Min(configuration.MaximumLength, tokenizer.ModelMaximumLength ?? int.MaxValue);
        return maximumLength is { } wanted && wanted > most
            ? throw new InvalidOptionsException(MessageText.Of(
                $"{new CodeName(typeof(TOptions), nameof(TransformerTextClassificationOptions.MaximumLength))} is {wanted}; the model can take at most {most} tokens."))
            : new TextEncoder(tokenizer, maximumLength ?? Math.Min(usual ?? most, most), truncation);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TextEncoder Load(BinaryReader reader)
    {
        var (maximumLength, truncation) = (reader.ReadInt32(), (SubwordTruncation)reader.ReadByte());
        return new TextEncoder(SubwordTokenizer.Load(reader), maximumLength, truncation);
    }

    /// <summary>Writes lengths and tokenizer.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(maximumLength);
        writer.Write((byte)truncation);
        tokenizer.Save(writer);
    }

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text; it may be empty.</param>
    public EncodedText Encode(string text) => Encode(text, second: null);

    /// <summary>Encodes a text, or a pair.</summary>
    /// <param name="first">The text; it may be empty.</param>
    /// <param name="second">The second text of a pair; null when there is none.</param>
    public EncodedText Encode(string first, string? second)
    {
        var encoding = second is null ? tokenizer.Encode(first, options) : tokenizer.Encode(first, second, options);
        if (encoding.Ids.Length == 0)
        {
            return new EncodedText([nothing], Types: null, encoding.CutTokenCount); // GPT-2 has no token around a text
        }

        var types = encoding.TypeIds.AsSpan().ContainsAnyExcept(0) ? encoding.TypeIds : null;
        return new EncodedText(encoding.Ids, types, encoding.CutTokenCount);
    }
}
