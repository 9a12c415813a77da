using System.Text.Json.Nodes;

namespace NlpMlNet.Subwords;

/// <summary>Writes the parts of a tokenizer.json for tokenizers that come without one.</summary>
internal static class PipelineWriter
{
    /// <summary>The part <c>added_tokens</c>.</summary>
    /// <param name="tokens">
    /// The tokens; those without an id get the one of the vocabulary, or the next free one. The first of a content holds.
    /// </param>
    /// <param name="pieces">The vocabulary.</param>
    /// <param name="free">The first free id.</param>
    public static JsonArray AddedTokens(IEnumerable<AddedToken> tokens, PieceTrie pieces, int free)
    {
        AddedToken[] distinct = [.. tokens.DistinctBy(token => token.Content)];
        free = Math.Max(free, distinct.Length == 0 ? 0 : distinct.Max(token => token.Id) + 1);
        var array = new JsonArray();
        foreach (var token in distinct)
        {
            var known = pieces.Find(token.Content);
            var id = token.Id >= 0 ? token.Id : known != PieceTrie.None ? known : free++;
            array.Add(new JsonObject
            {
                ["id"] = id,
                ["content"] = token.Content,
                ["single_word"] = token.IsSingleWord,
                ["lstrip"] = token.StripsLeft,
                ["rstrip"] = token.StripsRight,
                ["normalized"] = token.IsNormalized,
                ["special"] = token.IsSpecial,
            });
        }

        return array;
    }

    /// <summary>A post-processor that puts one token before each text, or behind it, or both.</summary>
    public static JsonObject? Around(string? before, int beforeId, string? after, int afterId)
    {
        if (before is null && after is null)
        {
            return null;
        }

        var special = new JsonObject();
        Declare(special, before, beforeId);
        Declare(special, after, afterId);
        return new JsonObject
        {
            ["type"] = "TemplateProcessing",
            ["single"] = new JsonArray([.. Parts("A")]),
            ["pair"] = new JsonArray([.. Parts("A"), .. Parts("B")]),
            ["special_tokens"] = special,
        };

        IEnumerable<JsonNode> Parts(string sequence)
        {
            if (before is not null)
            {
                yield return Part("SpecialToken", before);
            }

            yield return Part("Sequence", sequence);
            if (after is not null)
            {
                yield return Part("SpecialToken", after);
            }
        }
    }

    private static void Declare(JsonObject special, string? token, int id)
    {
        if (token is not null)
        {
            special[token] = new JsonObject { ["id"] = token, ["ids"] = new JsonArray(id), ["tokens"] = new JsonArray(token) };
        }
    }

    private static JsonObject Part(string kind, string id) => new() { [kind] = new JsonObject { ["id"] = id, ["type_id"] = 0 } };
}
