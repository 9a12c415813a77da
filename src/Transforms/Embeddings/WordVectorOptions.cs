using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Embeddings.WordVectorOptions>;

namespace NlpMlNet.Embeddings;

/// <summary>Which part of a file of word vectors is wanted.</summary>
public sealed record WordVectorOptions
{
    /// <summary>Gets the format of the file.</summary>
    /// <value><see langword="null"/>: found from what the file holds.</value>
    public WordVectorFormat? Format { get; init; }

    /// <summary>Gets the words that are kept; the numbers of others are skipped unread, so that memory is needed for these alone.</summary>
    /// <value><see langword="null"/>: all words.</value>
    public IReadOnlyCollection<string>? Words { get; init; }

    /// <summary>Gets how many words are kept at most: the first ones, which are the most frequent ones in most files.</summary>
    /// <value><see langword="null"/>: no limit.</value>
    public int? MaximumWords { get; init; }

    /// <summary>Gets a value indicating whether the vectors of word parts are kept, where there are any, so that unknown words have a vector.</summary>
    /// <value><see langword="true"/>; they take up to <see cref="SubwordNgrams.BucketCount"/> vectors of memory.</value>
    public bool KeepSubwords { get; init; } = true;

    /// <summary>Gets the token that stops reading.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a value indicating whether only some words are wanted.</summary>
    internal bool IsSelective => Words is not null || MaximumWords is not null;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of word vectors are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(
            Format is null || Enum.IsDefined(Format.Value), nameof(Format), (int?)Format,
            $"one of {string.Join(", ", Enum.GetNames<WordVectorFormat>())}"),
        Unless(MaximumWords is null or >= 1, nameof(MaximumWords), MaximumWords, "at least 1"),
        If(Words is { Count: 0 }, $"{Option(nameof(Words))} is empty; it must hold at least one word (or be null for all)"),
    ];
}
