using NlpMlNet.Messages;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.SubwordLearningOptions>;

namespace NlpMlNet;

/// <summary>How large a vocabulary of subwords is learnt, and how its tokenizer treats texts.</summary>
public sealed record SubwordLearningOptions
{
    /// <summary>Gets the largest number of tokens, special tokens and single characters included.</summary>
    /// <value>8,000: enough for some ten thousand texts of one language. From 6 to 2^24.</value>
    public int VocabularySize { get; init; } = 8_000;

    /// <summary>Gets how often two neighbouring pieces must occur to become one; at least 1.</summary>
    /// <value>2. Single characters are kept however rare they are.</value>
    public int MinimumFrequency { get; init; } = 2;

    /// <summary>Gets the largest number of distinct characters (code points) that are kept: the most frequent; at least 1.</summary>
    /// <value>1,000. Words with other characters are unknown; texts in Chinese or Japanese need some thousands.</value>
    public int AlphabetSize { get; init; } = 1_000;

    /// <summary>Gets how texts are cleaned, and the names of the special tokens, which must differ from each other.</summary>
    /// <value>Those of BERT base, uncased.</value>
    public WordPieceOptions WordPiece { get; init; } = new();

    /// <summary>Gets the token that ends the fitting of <see cref="LearnSubwordsEstimator"/>.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets the special tokens in the order of their ids, the padding first.</summary>
    internal string[] SpecialTokens =>
        [WordPiece.PaddingToken, WordPiece.UnknownToken, WordPiece.ClassificationToken, WordPiece.SeparatorToken, WordPiece.MaskToken];

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of learning subwords are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures()
    {
        var special = SpecialTokens;
        return
        [
            Unless(
                VocabularySize > special.Length && VocabularySize <= VocabularyData.LargestId + 1,
                nameof(VocabularySize), VocabularySize, $"{special.Length + 1} to {VocabularyData.LargestId + 1}"),
            Unless(MinimumFrequency >= 1, nameof(MinimumFrequency), MinimumFrequency, "at least 1"),
            Unless(AlphabetSize >= 1, nameof(AlphabetSize), AlphabetSize, "at least 1"),
            If(
                special.Any(string.IsNullOrWhiteSpace) || special.Distinct().Count() < special.Length,
                $"The special tokens are '{string.Join("', '", special)}'; they must differ, and none may be empty"),
        ];
    }
}
