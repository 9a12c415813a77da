using NlpMlNet.Embeddings;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.EmbedOptions>;

namespace NlpMlNet;

/// <summary>How tokens become a vector of known size.</summary>
public sealed record EmbedOptions
{
    /// <summary>Gets how the vectors of a document's words become one.</summary>
    /// <value><see cref="EmbeddingPooling.Mean"/>.</value>
    public EmbeddingPooling Pooling { get; init; } = EmbeddingPooling.Mean;

    /// <summary>Gets the a of a word's weight a / (a + p) in the weighted mean, where p is the word's share of the fitted tokens.</summary>
    /// <value>0.001, in the middle of the range that Arora, Liang and Ma (2017) found good.</value>
    public double Smoothing { get; init; } = 1e-3;

    /// <summary>Gets a value indicating whether the weighted mean loses its part along the first principal component of the fitted documents.</summary>
    /// <value><see langword="true"/>.</value>
    public bool RemoveCommonComponent { get; init; } = true;

    /// <summary>Gets a value indicating whether all vectors are kept in the model, so that words that the fitted documents don't hold are known too.</summary>
    /// <value><see langword="false"/>: the model holds the vectors of the fitted documents' words alone, and is small.</value>
    public bool KeepAllWords { get; init; }

    /// <summary>Gets the token that stops fitting.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of embedding are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(Pooling), nameof(Pooling), (int)Pooling, $"one of {string.Join(", ", Enum.GetNames<EmbeddingPooling>())}"),
        Unless(Smoothing > 0 && double.IsFinite(Smoothing), nameof(Smoothing), Smoothing, "a number above 0"),
    ];
}
