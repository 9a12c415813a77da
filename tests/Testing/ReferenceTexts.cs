using System.Text.Json;

namespace NlpMlNet.Testing;

/// <summary>A text with what a shared checkpoint is known to predict of it.</summary>
public sealed record ReferenceText(string Text, string Label, float[] Probabilities);

/// <summary>The single texts, without the pairs, of a shared checkpoint's reference.json.</summary>
public static class ReferenceTexts
{
    /// <summary>Folders of all shared checkpoints with a head for classification, the stored variants among them.</summary>
    public static TheoryData<string> Classifiers =>
    [
        "tiny-bert", "tiny-bert/variants/f16", "tiny-bert/variants/bf16", "tiny-bert/variants/bin", "tiny-bert/variants/sharded",
        "tiny-distilbert", "tiny-distilbert/variants/bin-legacy", "tiny-roberta", "tiny-roberta/variants/bin",
    ];

    /// <summary>The largest difference of a probability that float32 may make.</summary>
    public const double Tolerance = 2e-5;

    /// <summary>Reads the nearest reference.json at or above a folder.</summary>
    public static IReadOnlyList<ReferenceText> Of(string folder)
    {
        var path = SharedData.Find("models/" + folder);
        while (!File.Exists(Path.Combine(path, "reference.json")))
        {
            path = Path.GetDirectoryName(path)!;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "reference.json")));
        return
        [
            .. from text in json.RootElement.GetProperty("cases").EnumerateArray()
               where !text.TryGetProperty("text_pair", out var pair) || pair.ValueKind != JsonValueKind.String
               select new ReferenceText(
                   text.GetProperty("text").GetString()!,
                   text.GetProperty("label").GetString()!,
                   Softmax([.. text.GetProperty("logits").EnumerateArray().Select(logit => logit.GetDouble())])),
        ];
    }

    /// <summary>Writes texts as a CSV file with the columns id, text and label.</summary>
    public static void WriteCsv(string path, IEnumerable<ReferenceText> texts) => File.WriteAllText(
        path, "id,text,label\n" + string.Concat(texts.Select((text, row) => $"{row},{Quoted(text.Text)},{Quoted(text.Label)}\n")));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static float[] Softmax(double[] logits)
    {
        var exponentials = logits.Select(logit => Math.Exp(logit - logits.Max())).ToArray();
        return [.. exponentials.Select(value => (float)(value / exponentials.Sum()))];
    }
}
