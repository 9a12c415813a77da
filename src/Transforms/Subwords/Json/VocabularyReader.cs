namespace NlpMlNet.Subwords;

/// <summary>Reads the vocabulary and the merges of the part <c>model</c> of a tokenizer.json, or of a vocab.json.</summary>
internal static class VocabularyReader
{
    /// <summary>Reads the model's vocabulary, whichever form it has, and its merges.</summary>
    public static VocabularyData Read(JsonPlace model)
    {
        var vocabulary = model.Get("vocab");
        var data = vocabulary.IsArray ? ReadScored(vocabulary) : ReadNumbered(vocabulary);
        return model.Find("merges") is { } merges
            ? data with { Merges = ReadMerges(merges, data, model.TextOr("continuing_subword_prefix", string.Empty)) }
            : data;
    }

    /// <summary>Reads <c>{"token": id, ...}</c>.</summary>
    public static VocabularyData ReadNumbered(JsonPlace vocabulary)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (token, id) in vocabulary.Members())
        {
            if (!ids.TryAdd(token, id.Number(VocabularyData.LargestId)))
            {
                throw id.Fail("occurs twice; each token must have one id");
            }
        }

        var pieces = new string?[ids.Count == 0 ? 0 : ids.Values.Max() + 1];
        foreach (var (token, id) in ids)
        {
            if (pieces[id] is { } other)
            {
                throw vocabulary.Fail($"gives the id {id} to two tokens, \"{other}\" and \"{token}\"");
            }

            pieces[id] = token;
        }

        return pieces.Length > 0 ? new VocabularyData { Pieces = pieces } : throw vocabulary.Fail("is empty");
    }

    /// <summary>Finds the pair of ids that a merge means.</summary>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public static string? TryResolve(PieceTrie pieces, string left, string right, string continuingPrefix, out (int Left, int Right) pair)
    {
        pair = (pieces.Find(left), pieces.Find(right));
        if (right.Length <= continuingPrefix.Length)
        {
            return $"merges \"{left}\" and \"{right}\", but the second must be longer than the prefix \"{continuingPrefix}\"";
        }

        string[] unknown = [.. new[] { left, right, left + right[continuingPrefix.Length..] }.Where(piece => pieces.Find(piece) == PieceTrie.None)];
        return unknown.Length == 0 ? null : $"merges \"{left}\" and \"{right}\", but the vocabulary does not hold \"{unknown[0]}\"";
    }

    private static VocabularyData ReadScored(JsonPlace vocabulary)
    {
        var pieces = new List<string>();
        var scores = new List<double>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in vocabulary.Items())
        {
            JsonPlace[] values = [.. entry.Items()];
            if (values.Length != 2)
            {
                throw entry.Fail("must be a piece and its score");
            }

            pieces.Add(values[0].Text());
            scores.Add(values[1].Real());
            if (!seen.Add(pieces[^1]))
            {
                throw entry.Fail($"repeats the piece \"{pieces[^1]}\"");
            }
        }

        return pieces.Count is > 0 and <= VocabularyData.LargestId + 1
            ? new VocabularyData { Pieces = [.. pieces], Scores = [.. scores] }
            : throw vocabulary.Fail($"has {pieces.Count} pieces; there must be 1 to {VocabularyData.LargestId + 1}");
    }

    private static List<(int Left, int Right)> ReadMerges(JsonPlace merges, VocabularyData data, string continuingPrefix)
    {
        var pieces = PieceIndex.Of(data);
        var pairs = new List<(int, int)>();
        foreach (var merge in merges.Items())
        {
            var (left, right) = merge.IsArray ? ReadPair(merge) : SplitPair(merge);
            if (TryResolve(pieces, left, right, continuingPrefix, out var pair) is { } problem)
            {
                throw merge.Fail(problem);
            }

            pairs.Add(pair);
        }

        return pairs;
    }

    private static (string Left, string Right) ReadPair(JsonPlace merge)
    {
        JsonPlace[] values = [.. merge.Items()];
        return values.Length == 2 ? (values[0].Text(), values[1].Text()) : throw merge.Fail("must be two pieces");
    }

    private static (string Left, string Right) SplitPair(JsonPlace merge)
    {
        var parts = merge.Text().Split(' ');
        return parts.Length == 2 ? (parts[0], parts[1]) : throw merge.Fail("must be two pieces with one space between them");
    }
}
