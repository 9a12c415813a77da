using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Embeddings;
using NlpMlNet.Messages;
using NlpMlNet.Networks;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.EmbeddingFeedForwardOptions>;

namespace NlpMlNet;

/// <summary>All settings of a network that learns a vector for each token: those of every network, and those of the vectors.</summary>
/// <remarks>
/// Settings that it shares with <see cref="FeedForwardOptions"/> have the same names and meanings. These start elsewhere:
/// HiddenLayers none, LearningRate 0.0005, MaximumEpochs 50, Patience 3, L2 0.0005. All defaults were chosen by cross-validation on
/// train and dev rows of four data sets: film and television reviews, news, tweets.
/// </remarks>
public sealed record EmbeddingFeedForwardOptions : NetworkTrainingOptions
{
    /// <summary>Initializes a new instance of the <see cref="EmbeddingFeedForwardOptions"/> class.</summary>
    public EmbeddingFeedForwardOptions()
    {
        HiddenLayers = [];
        LearningRate = 0.0005f;
        MaximumEpochs = 50;
        L2 = 5e-4f;
        Patience = 3;
    }

    /// <summary>Gets the number of components of a token's vector, D.</summary>
    /// <value>16 by default: with 32, four data sets of some thousand texts are learnt no better, and models are twice as large. At least 1.</value>
    public int Dimension { get; init; } = 16;

    /// <summary>Gets how the vectors of a text become the input of the layers.</summary>
    /// <value><see cref="EmbeddingComposition.TfIdf"/> by default: more accurate than the mean on four data sets, above all with n-grams.</value>
    public EmbeddingComposition Composition { get; init; } = EmbeddingComposition.TfIdf;

    /// <summary>Gets the number of training rows in which a token must occur to get a vector; other tokens count as unknown.</summary>
    /// <value>2 by default: what occurs in one text only says nothing about others. At least 1.</value>
    public int MinimumCount { get; init; } = 2;

    /// <summary>Gets the probability with which a token is left out of a text in a training step (word dropout, Iyyer et al., 2015).</summary>
    /// <value>0 by default; at least 0 and below 1. A text whose tokens are all left out keeps them all.</value>
    public float WordDropout { get; init; }

    /// <summary>Gets the word vectors from which the tokens' vectors start; those of tokens that they lack are drawn.</summary>
    /// <value>Null by default: all are drawn. Their dimension must be <see cref="Dimension"/>, and the column must say which id is which word (see <see cref="Tokens.TokenTexts"/>).</value>
    public WordVectors? InitialVectors { get; init; }

    /// <summary>Gets a value indicating whether the vectors stay as they are and only the layers learn.</summary>
    /// <value>False by default. Without <see cref="InitialVectors"/> only random vectors would stay, so that it isn't allowed then.</value>
    public bool FreezeVectors { get; init; }

    /// <summary>Gets a value indicating whether threads work on different batches at the same time without waiting for each other (Hogwild, Recht et al., 2011).</summary>
    /// <value>False by default. It is faster, and no two runs give the same model: not for results that others shall reproduce.</value>
    public bool LockFree { get; init; }

    /// <summary>Gets what messages call the column of the token ids: the column of the texts that they come from, where it is known.</summary>
    internal string? InputName { get; init; }

    /// <summary>Gets a value indicating whether the model keeps each component of a vector in 8 bits instead of 32.</summary>
    /// <value>False by default. <see cref="EmbeddingFeedForwardModel.Quantization"/> says what it costs on the validation rows.</value>
    public bool Quantize { get; init; }

    /// <inheritdoc/>
    private protected override string Title => "embedding network's";

    /// <inheritdoc/>
    internal override MessageText DivergenceHint => MessageText.Of($"or take the mean of the vectors ({Option(nameof(Composition))} is {Composition})");

    private protected override IEnumerable<MessageText?> FindFailures() =>
    [
        .. base.FindFailures(),
        Unless(Dimension >= 1, nameof(Dimension), Dimension, "at least 1"),
        Unless(Enum.IsDefined(Composition), nameof(Composition), Composition, "Mean, TfIdf, Sum or Concatenate"),
        Unless(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1"),
        Unless(WordDropout is >= 0 and < 1, nameof(WordDropout), WordDropout, "at least 0 and below 1"),
        If(
            InitialVectors is not null && InitialVectors.Dimension != Dimension,
            $"{Option(nameof(InitialVectors))} have {InitialVectors?.Dimension} components, but {Option(nameof(Dimension))} is {Dimension}; both must be the same"),
        If(
            FreezeVectors && InitialVectors is null,
            $"{Option(nameof(FreezeVectors))} is True without {Option(nameof(InitialVectors))}; random vectors must be trained"),
    ];
}
