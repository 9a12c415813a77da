using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class UsualCategoriesTests
{
    [Theory]
    [InlineData("positive negative", "negative -1, positive 1")]
    [InlineData("Tone_Pos tone-neg", "Tone_Pos 1, tone-neg -1")]
    [InlineData("sentiment.positive sentiment.negative", "sentiment.negative -1, sentiment.positive 1")]
    [InlineData("+ -", "+ 1, - -1")]
    [InlineData("tone_pos tone_neg emo_pos emo_neg", "tone_neg -1, tone_pos 1")] // one pair of several
    [InlineData("positive posemo negemo", "negemo -1, posemo 1")] // a whole pair comes first
    [InlineData("negative", "negative -1")]
    [InlineData("positive", "positive 1")]
    [InlineData("positive negative neutral both neg_positive neg_negative", "both 0, neg_negative 1, neg_positive -1, negative -1, neutral 0, positive 1")]
    [InlineData("neutral", "")]
    [InlineData("joy anger", "")]
    public void Guess_Categories_GivesTheValencesOfAUsualPair(string categories, string expected) => Assert.Equal(
        expected, string.Join(", ", UsualCategories.Guess(categories.Split(' ')).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}")));

    [Theory]
    [InlineData("Positive Emotion", true)]
    [InlineData("POSITIF", true)]
    [InlineData("négatif", true)]
    [InlineData("a.b.neg", true)]
    [InlineData("-", true)]
    [InlineData("neutral", false)]
    [InlineData("positively", false)]
    [InlineData("positive.strong", false)]
    public void IsUsual_Category_IsOneOfAPair(string category, bool expected) => Assert.Equal(expected, UsualCategories.IsUsual(category));
}
