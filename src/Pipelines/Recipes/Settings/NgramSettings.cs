using NlpMlNet.Ngrams;

namespace NlpMlNet.Recipes;

/// <summary>The settings of the n-gram features.</summary>
internal static class NgramSettings
{
    public static SettingTable<NgramFeaturesOptions> Table { get; } = new(
    [
        Setting<NgramFeaturesOptions>.Integer(
            "word-ngrams", "Words in the longest word n-gram; 0 for none.", o => o.LongestWordNgram, (o, v) => o with { LongestWordNgram = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "shortest-char-ngram", "Characters in the shortest character n-gram.", o => o.ShortestCharacterNgram, (o, v) => o with { ShortestCharacterNgram = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "char-ngrams", "Characters in the longest character n-gram; 0 for none.", o => o.LongestCharacterNgram, (o, v) => o with { LongestCharacterNgram = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "minimum-documents", "Texts in which an n-gram must occur.", o => o.MinimumDocumentCount, (o, v) => o with { MinimumDocumentCount = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "maximum-word-ngrams", "Most word n-grams kept.", o => o.MaximumWordNgrams, (o, v) => o with { MaximumWordNgrams = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "maximum-char-ngrams", "Most character n-grams kept.", o => o.MaximumCharacterNgrams, (o, v) => o with { MaximumCharacterNgrams = v }),
        Setting<NgramFeaturesOptions>.Choice("weighting", "What an n-gram that occurs weighs.", o => o.Weighting, (o, v) => o with { Weighting = v }),
        Setting<NgramFeaturesOptions>.Switch(
            "idf", "Whether rare n-grams weigh more.", o => o.UseInverseDocumentFrequency, (o, v) => o with { UseInverseDocumentFrequency = v }),
    ]);
}
