namespace NlpMlNet.Subwords;

/// <summary>Reads the part <c>added_tokens</c> of a tokenizer.json.</summary>
internal static class AddedTokenReader
{
    public static AddedToken[] Read(JsonPlace part, VocabularyData vocabulary, PieceTrie pieces)
    {
        var tokens = new Dictionary<int, AddedToken>();
        foreach (var entry in part.Items())
        {
            var token = ReadToken(entry, entry.Get("id").Number(VocabularyData.LargestId));
            Check(entry, token, vocabulary, pieces);
            if (!tokens.TryAdd(token.Id, token))
            {
                throw entry.Fail($"has the id {token.Id}, which the added token \"{tokens[token.Id].Content}\" has too");
            }
        }

        return [.. tokens.Values];
    }

    /// <summary>Reads one token with its options; they are false unless the file says otherwise.</summary>
    public static AddedToken ReadToken(JsonPlace entry, int id)
    {
        entry.AllowOnly("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special", "__type");
        var isSpecial = entry.TruthOr("special", false);
        return new AddedToken(id, entry.Get("content").Text())
        {
            IsSingleWord = entry.TruthOr("single_word", false),
            StripsLeft = entry.TruthOr("lstrip", false),
            StripsRight = entry.TruthOr("rstrip", false),
            IsNormalized = entry.TruthOr("normalized", !isSpecial),
            IsSpecial = isSpecial,
        };
    }

    private static void Check(JsonPlace entry, AddedToken token, VocabularyData vocabulary, PieceTrie pieces)
    {
        var known = pieces.Find(token.Content);
        if (known != PieceTrie.None && known != token.Id)
        {
            throw entry.Fail($"gives the token \"{token.Content}\" the id {token.Id}, but the model's vocabulary gives it {known}");
        }

        if (known == PieceTrie.None && token.Id < vocabulary.Pieces.Length && vocabulary.Pieces[token.Id] is { Length: > 0 } other)
        {
            throw entry.Fail($"gives the token \"{token.Content}\" the id {token.Id}, which the model's vocabulary gives to \"{other}\"");
        }
    }
}
