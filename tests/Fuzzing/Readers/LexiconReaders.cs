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

    public static Reader Any() => new(
        "lexicon-any",
        "lexicon.txt",
        [
            Seed.Text("%\n1\tposemo\n2\tnegemo\n%\ngood*\t1\nlike\t(1 2)1/2\nbad\t02\n"),
            Seed.Text("id;word;polarity;joy\n1;good;positive;1\n2;\"so, so\";negative;0\n"),
            Seed.Text("Word,V.Mean.Sum\ngood,7.5\nbad,2\n"),
            Seed.Text("{\"positive\": [\"good\", \"b*d\"], \"negative\": {\"mild\": [\"bad\"]}}"),
            Seed.Text("[{\"word\": \"good\", \"score\": 3}]"),
            Seed.Text("POSITIVE\n\tGOOD (1)\n\tSTRONG\n\t\tBEST* (1)\nNEGATIVE\n\tBAD (1)\n"),
            Seed.Text("+positive\ngood*\n+negative\na lie\n"),
            Seed.Text("<?xml version=\"1.0\"?><dictionary><cnode name=\"positive\"><pnode name=\"good\"/></cnode></dictionary>"),
            Seed.Text("good\tpositive\t1\nbad\tnegative\t1\nbad\tanger\t0\n"),
            Seed.Text("gut|ADJX\t0.2\tguter,gutes\nschlecht|ADJX\t-0.3\n"),
            Seed.Text("type=weaksubj len=1 word1=bad pos1=adj stemmed1=n priorpolarity=negative\n"),
            Seed.Text("run_of_the_mill\t-1\n(build|built)_up\t2\n['d|would]_rather\t-2\nserious .3\n"),
        ],
        path => _ = new Lexicon(new LexiconContents { Valences = LexiconFile.Read(path).Valences }));

    private static void Count(IReadOnlyDictionary<string, float> valences) => _ = valences.Values.Sum();
}
