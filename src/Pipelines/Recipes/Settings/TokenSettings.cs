using NlpMlNet.Tokens;

namespace NlpMlNet.Recipes;

/// <summary>The settings of token ids and hashed n-grams.</summary>
internal static class TokenSettings
{
    public static SettingTable<MapTokensToIdsOptions> Table { get; } = new(
    [
        Setting<MapTokensToIdsOptions>.Integer(
            "word-ngrams", "Tokens in the longest word n-gram; 1 for none.", o => o.WordNgrams, (o, v) => o with { WordNgrams = v }),
        Setting<MapTokensToIdsOptions>.Integer(
            "shortest-char-ngram", "Characters in the shortest character n-gram.", o => o.ShortestCharacterNgram, (o, v) => o with { ShortestCharacterNgram = v }),
        Setting<MapTokensToIdsOptions>.Integer(
            "char-ngrams", "Characters in the longest character n-gram; 0 for none.", o => o.LongestCharacterNgram, (o, v) => o with { LongestCharacterNgram = v }),
        Setting<MapTokensToIdsOptions>.Integer(
            "buckets", "Ids that all n-grams share.", o => o.Buckets, (o, v) => o with { Buckets = v }),
    ]);
}
