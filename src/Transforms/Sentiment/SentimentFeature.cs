namespace NlpMlNet.Sentiment;

/// <summary>The features of a text; the value is the slot in the features vector.</summary>
/// <remarks>
/// <para>The text holds <c>n</c> words (<see cref="Words.WordScanner"/>). The lexicon finds <c>m</c> sentiment words in it,
/// of valence <c>v₁ … vₘ</c>, none of them 0. A phrase of the lexicon is one sentiment word, which takes the place of the
/// words in it; their pronouns and "no" words count all the same. Positive and negative words are those with a valence above
/// <c>w</c>, <see cref="LexiconContents.WeakValence"/>: 0.5 for the embedded lexicons. An empty text has 0 in every slot.</para>
/// <para>The first six are those of Jurafsky and Martin, Speech and Language Processing, 3rd edition, chapter on logistic
/// regression. (The book's word count includes punctuation.)</para>
/// </remarks>
public enum SentimentFeature
{
    /// <summary>x₁: the number of sentiment words with <c>v &gt; w</c>.</summary>
    PositiveWords,

    /// <summary>x₂: the number of sentiment words with <c>v &lt; -w</c>.</summary>
    NegativeWords,

    /// <summary>x₃: 1 if one of the lexicon's "no" words occurs.</summary>
    HasNo,

    /// <summary>x₄: the number of pronouns of the first and second person.</summary>
    Pronouns,

    /// <summary>x₅: 1 if an exclamation mark occurs.</summary>
    HasExclamation,

    /// <summary>x₆: <c>ln n</c>; 0 when there is no word.</summary>
    LogWordCount,

    /// <summary><c>Σ vᵢ</c>: its sign is the lexicon's own judgement (Taboada, Brooke, Tofiloski, Voll and Stede 2011).</summary>
    ValenceSum,

    /// <summary><c>Σ vᵢ / m</c>; 0 when <c>m = 0</c>.</summary>
    ValenceMean,

    /// <summary><c>min vᵢ</c>; 0 when <c>m = 0</c>.</summary>
    ValenceMin,

    /// <summary><c>max vᵢ</c>; 0 when <c>m = 0</c>.</summary>
    ValenceMax,

    /// <summary>
    /// <c>Σ vᵢ·bᵢ·nᵢ</c>. <c>bᵢ = Π (1 + increment)</c> over the boosters among the three words before (percentages as in
    /// Taboada et al. 2011, section 2.3); <c>nᵢ</c> is <see cref="SentimentFeaturesOptions.NegationFactor"/> for a negated
    /// word, else 1 (Hutto and Gilbert 2014).
    /// </summary>
    AdjustedValence,

    /// <summary>
    /// The number of positive words in the scope of a negation: up to <see cref="SentimentFeaturesOptions.NegationScope"/> words
    /// behind it, ending at punctuation (Pang, Lee and Vaithyanathan 2002) and at a contrast. They count as positive words too.
    /// </summary>
    NegatedPositives,

    /// <summary>The number of negative words in the scope of a negation.</summary>
    NegatedNegatives,

    /// <summary>The number of degree words that strengthen, such as "very" (Quirk et al. 1985: amplifiers).</summary>
    Boosters,

    /// <summary>The number of degree words that weaken, such as "slightly" (Quirk et al. 1985: downtoners).</summary>
    Dampeners,

    /// <summary>The number of contrasts, such as "but" (Hutto and Gilbert 2014).</summary>
    Contrasts,

    /// <summary>The number of words of two letters or more, all of them capitals (Hutto and Gilbert 2014).</summary>
    CapitalWords,

    /// <summary>The number of runs of "!" and "?" with two "!" or more.</summary>
    RepeatedExclamations,

    /// <summary>The number of runs of "!" and "?" with two "?" or more.</summary>
    RepeatedQuestions,

    /// <summary>The number of emoji and emoticons of positive valence (Hutto and Gilbert 2014).</summary>
    PositiveSymbols,

    /// <summary>The number of emoji and emoticons of negative valence.</summary>
    NegativeSymbols,

    /// <summary>The sum of the valences of the emoji and emoticons; they aren't in the other sums.</summary>
    SymbolValence,

    /// <summary>The number of words with the same letter three times in a row or more (Brody and Diakopoulos 2011).</summary>
    LengthenedWords,

    /// <summary><c>m / n</c>; 0 when <c>n = 0</c>.</summary>
    LexiconShare,

    /// <summary>The number of distinct folded words divided by <c>n</c> (Templin 1957); 0 when <c>n = 0</c>.</summary>
    TypeTokenRatio,
}
