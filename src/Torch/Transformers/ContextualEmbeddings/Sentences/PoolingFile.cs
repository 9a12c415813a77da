using NlpMlNet.Checkpoints;
using NlpMlNet.Subwords;

namespace NlpMlNet.Transformers;

/// <summary>Reads the config.json of sentence-transformers' pooling.</summary>
internal static class PoolingFile
{
    private const string Beginning = "pooling_mode_";

    private static readonly Dictionary<string, TransformerPooling> Ways = new(StringComparer.Ordinal)
    {
        ["cls_token"] = TransformerPooling.FirstToken,
        ["cls"] = TransformerPooling.FirstToken,
        ["max_tokens"] = TransformerPooling.Maximum,
        ["max"] = TransformerPooling.Maximum,
        ["mean_tokens"] = TransformerPooling.Mean,
        ["mean"] = TransformerPooling.Mean,
        ["mean_sqrt_len_tokens"] = TransformerPooling.MeanSquareRootLength,
        ["mean_sqrt_len"] = TransformerPooling.MeanSquareRootLength,
        ["weightedmean_tokens"] = TransformerPooling.WeightedMean,
        ["weightedmean"] = TransformerPooling.WeightedMean,
        ["lasttoken"] = TransformerPooling.LastToken,
    };

    /// <summary>Reads which ways are on, and the width of the vectors that they are for.</summary>
    /// <param name="part">The pooling.</param>
    /// <param name="prompt">What is put before each text.</param>
    /// <exception cref="NlpMlNetException">The file is missing or damaged, or asks for a way that is not supported.</exception>
    public static (TransformerPooling Pooling, int? Width) Read(SentencePart part, string prompt)
    {
        var file = part.ReadSettings();
        if (prompt.Length > 0 && !file.TruthOr("include_prompt", missing: true))
        {
            throw file.Get("include_prompt").Fail(
                $"is false, which is not supported: the prompt '{prompt}' before each text would be left out of the vector. Take \"default_prompt_name\" out of config_sentence_transformers.json");
        }

        var ways = default(TransformerPooling);
        foreach (var (way, place) in WaysIn(file))
        {
            ways |= Ways.TryGetValue(way, out var known) ? known : throw place.Fail(
                $"is a way of pooling that is not supported; supported are {string.Join(", ", Ways.Keys)}. Take another model, or choose the pooling yourself");
        }

        return ways != default ? (ways, file.Find("word_embedding_dimension")?.Number(int.MaxValue)) : throw file.Fail("names no way of pooling; one of pooling_mode_cls_token, pooling_mode_mean_tokens and so on must be true");
    }

    // One key a way, true or false; newer versions name the ways.
    private static IEnumerable<(string Way, JsonPlace Place)> WaysIn(JsonPlace file)
    {
        foreach (var (name, value) in file.Members())
        {
            if (name.StartsWith(Beginning, StringComparison.Ordinal) && value.Truth())
            {
                yield return (name[Beginning.Length..], value);
            }
        }

        if (file.Find("pooling_mode") is { } named)
        {
            foreach (var way in named.IsArray ? named.Items() : [named])
            {
                yield return (way.Text(), way);
            }
        }
    }
}
