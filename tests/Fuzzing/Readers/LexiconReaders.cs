using NlpMlNet.Sentiment;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Lexicons in the formats of their makers.</summary>
internal static class LexiconReaders
{
    private static readonly Dictionary<string, float> Categories = new() { ["positive"] = 1, ["negative"] = -1 };

    public static Reader TabSeparated() => new(
        "lexicon-tabs", "lexicon.txt", [Seed.Text("# a comment\ngood\t3\nnot good\t-2\n:-)\t1.5\t0.6\t[1, 2]\ngreat*\t4\n")], path => Count(LexiconFile.ReadTabSeparated(path)));

    public static Reader WordLists() => new(
        "lexicon-words", "lexicon.txt", [Seed.Text("; a comment\n\ngood\ngreat*\nwell done\n")], path => Count(LexiconFile.ReadWordLists(path, path)));

    public static Reader Csv() => new(
        "lexicon-csv", "lexicon.csv", [Seed.Text("word,valence\ngood,1.5\n\"well done\",2\nbad*,-1\n")], path => Count(LexiconFile.ReadCsv(path, "word", "valence")));

    public static Reader Liwc() => new(
        "lexicon-liwc", "lexicon.dic", [Seed.Text("%\n1\tpositive\n2\tnegative\n%\ngood\t1\nbad*\t2\nnot bad\t1 2\n")], path => Count(LexiconFile.ReadLiwc(path, Categories)));

    public static Reader Quanteda() => new(
        "lexicon-quanteda", "lexicon.yml", [Seed.Text("positive:\n  - good\n  - \"great*\"\nnegative:\n  inner:\n    - worse\n"), Seed.Text("positive: [good, great]\nnegative: [bad]\n")], path => Count(LexiconFile.ReadQuantedaYaml(path, Categories)));

    private static void Count(IReadOnlyDictionary<string, float> valences) => _ = valences.Values.Sum();
}
