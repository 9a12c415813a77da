namespace NlpMlNet.Tests.Recipes;

/// <summary>Texts of two topics that share no word: what learns at all tells them apart.</summary>
internal static class TopicRows
{
    private static readonly string[][] Words = [["wave", "ship", "sail", "tide", "harbour"], ["hill", "wood", "field", "road", "meadow"]];

    /// <summary>A CSV with the columns text and topic; three of five rows are about the sea.</summary>
    public static string Csv(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return "text,topic\n" + string.Concat(Enumerable.Range(0, rows).Select(row =>
        {
            var topic = row % 5 < 3 ? 0 : 1;
            var text = string.Join(' ', Enumerable.Range(0, random.Next(3, 9)).Select(_ => Words[topic][random.Next(5)]));
            return $"{text},{(topic == 0 ? "sea" : "land")}\n";
        }));
    }

    /// <summary>The smallest transformer that tells them apart, in a second.</summary>
    public static Dictionary<string, string> SmallTransformer() => new()
    {
        ["layers"] = "1",
        ["width"] = "16",
        ["heads"] = "2",
        ["inner-width"] = "32",
        ["vocabulary"] = "200",
        ["positions"] = "32",
        ["dropout"] = "0.1",
        ["epochs"] = "2",
        ["batch-size"] = "8",
        ["learning-rate"] = "0.01",
        ["device"] = "cpu",
    };
}
