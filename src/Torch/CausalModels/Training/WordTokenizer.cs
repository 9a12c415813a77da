using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NlpMlNet.Subwords;

namespace NlpMlNet.CausalModels;

/// <summary>Makes a tokenizer whose tokens are whatever is between white space, for texts that are divided already.</summary>
internal static class WordTokenizer
{
    private const string Unknown = "<unk>";
    private const string Beginning = "<s>";
    private const string End = "</s>";

    /// <summary>Learns the tokens of texts: the most frequent first, and of equally frequent ones the first in ordinal order.</summary>
    /// <param name="texts">The texts; they are read once.</param>
    /// <param name="largest">The most tokens, the three special ones included.</param>
    /// <param name="cancellation">Stops learning.</param>
    /// <returns>A tokenizer that can be saved as tokenizer.json. The ids 0 to 2 are the unknown token, the beginning and the end of a text.</returns>
    public static SubwordTokenizer Learn(IEnumerable<string> texts, int largest, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var token in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
            }
        }

        string[] special = [Unknown, Beginning, End];
        var words = counts.Where(word => !special.Contains(word.Key)).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key);
        return new SubwordTokenizer(new TokenizerDefinition
        {
            Origin = "learnt tokenizer",
            Pipeline = new JsonObject
            {
                ["pre_tokenizer"] = new JsonObject { ["type"] = "WhitespaceSplit" },
                ["model"] = new JsonObject { ["type"] = "WordLevel", ["unk_token"] = Unknown },
            }.ToJsonString(),
            Vocabulary = new VocabularyData { Pieces = [.. special.Concat(words).Take(Math.Max(largest, special.Length))] },
            SpecialTokens = new SpecialTokenNames { Unknown = Unknown, BeginningOfText = Beginning, EndOfText = End },
        });
    }
}
