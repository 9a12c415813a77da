using System.Runtime.InteropServices;
using NlpMlNet.Messages;

namespace NlpMlNet.Subwords;

/// <summary>Encodes one text after another into buffers that it keeps: for many texts.</summary>
/// <remarks>
/// The tokens are those of <see cref="SubwordTokenizer.Encode(string, SubwordEncodeOptions?)"/>, which makes new arrays for each text.
/// For one thread at a time. Any number of encoders can share a tokenizer, each on a thread of its own. Once the buffers are large
/// enough, a WordPiece tokenizer's encoder allocates nothing for an ASCII text.
/// </remarks>
/// <example>
/// <code>
/// var encoder = new SubwordEncoder(tokenizer, new() { MaximumLength = 128 });
/// foreach (var text in texts)
/// {
///     encoder.Encode(text);
///     ids.AddRange(encoder.Ids);
/// }
/// </code>
/// </example>
public sealed class SubwordEncoder
{
    private readonly SubwordPipeline pipeline;
    private readonly SubwordEncodeOptions options;
    private readonly EncodingBuffers buffers = new();
    private readonly List<int> first = [];
    private readonly List<int> second = [];
    private readonly List<int> ids = [];
    private readonly List<int> typeIds = [];

    /// <summary>Initializes a new instance of the <see cref="SubwordEncoder"/> class.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="options">How to encode; <see langword="null"/> for the defaults: special tokens, no length limit.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SubwordEncoder(SubwordTokenizer tokenizer, SubwordEncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        pipeline = tokenizer.Pipeline;
        this.options = options ?? new SubwordEncodeOptions();
        this.options.Validate();
    }

    /// <summary>Gets the ids of the tokens of what was encoded last; they change with the next text.</summary>
    public ReadOnlySpan<int> Ids => CollectionsMarshal.AsSpan(ids);

    /// <summary>Gets the tokens' type ids: which text a token belongs to. They change with the next text.</summary>
    public ReadOnlySpan<int> TypeIds => CollectionsMarshal.AsSpan(typeIds);

    /// <summary>Gets the number of tokens that were cut because the sequence was too long; 0 when it is whole.</summary>
    public int CutTokenCount { get; private set; }

    /// <summary>Encodes a text; what was encoded before is gone.</summary>
    /// <param name="text">The text; it may be empty.</param>
    /// <exception cref="ArgumentException">There is no room for the special tokens.</exception>
    public void Encode(ReadOnlySpan<char> text)
    {
        Read(text, first);
        second.Clear();
        PutTogether(isPair: false);
    }

    /// <summary>Encodes two texts that belong together; what was encoded before is gone.</summary>
    /// <param name="text">The first text; it may be empty.</param>
    /// <param name="pair">The second text; it may be empty.</param>
    /// <exception cref="ArgumentException">There is no room for the special tokens.</exception>
    /// <exception cref="NlpMlNetException">Only one text may be cut, and the other is too long by itself.</exception>
    public void Encode(ReadOnlySpan<char> text, ReadOnlySpan<char> pair)
    {
        Read(text, first);
        Read(pair, second);
        PutTogether(isPair: true);
    }

    /// <summary>Copies what was encoded last.</summary>
    internal SubwordEncoding ToEncoding()
    {
        var mask = new int[ids.Count];
        mask.AsSpan().Fill(1);
        return new SubwordEncoding([.. ids], [.. typeIds], mask, CutTokenCount);
    }

    private void Read(ReadOnlySpan<char> text, List<int> tokens)
    {
        tokens.Clear();
        pipeline.Encode(text, buffers, tokens);
    }

    private void PutTogether(bool isPair)
    {
        var (firstKept, secondKept) = SubwordTruncator.Divide(
            first.Count, isPair ? second.Count : null, RoomFor(isPair), options.Truncation);
        pipeline.Template.Fill(
            CollectionsMarshal.AsSpan(first)[..firstKept],
            CollectionsMarshal.AsSpan(second)[..secondKept],
            isPair,
            options.AddSpecialTokens,
            ids,
            typeIds);
        CutTokenCount = first.Count + second.Count - firstKept - secondKept;
    }

    private int RoomFor(bool isPair)
    {
        if (options.MaximumLength is not { } length)
        {
            return int.MaxValue;
        }

        var special = options.AddSpecialTokens ? pipeline.Template.CountSpecial(isPair) : 0;
        return length >= special ? length - special : throw new InvalidOptionsException(MessageText.Of(
            $"{new CodeName(typeof(SubwordEncodeOptions), nameof(options.MaximumLength))} is {length}, which leaves no room for the {special} special tokens."));
    }
}
