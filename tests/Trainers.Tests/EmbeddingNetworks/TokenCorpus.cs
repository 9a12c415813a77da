using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>Small texts as token ids, with what is to be learnt from them.</summary>
internal static class TokenCorpus
{
    /// <summary>Rows of ids with classes 0, 1, ... in turn.</summary>
    public static TokenRows Rows(int classes, params int[][] texts) => Rows(texts, [.. Enumerable.Range(0, texts.Length).Select(i => (float)(i % classes))]);

    public static TokenRows Rows(int[][] texts, float[] targets, int length = 0)
    {
        int[] starts = [0, .. texts.Select((_, i) => texts.Take(i + 1).Sum(text => text.Length))];
        return new TokenRows(starts, [.. texts.SelectMany(text => text)], length, targets, []);
    }

    /// <summary>Texts of two classes: each has 3 to 8 of the ids 2 to 61, and of 5 ids of its class (70 to 74, 80 to 84) one or two.</summary>
    public static (int[][] Texts, float[] Targets) Classes(int rows, int seed = 1)
    {
        var random = new Random(seed);
        var targets = Enumerable.Range(0, rows).Select(row => (float)(row % 2)).ToArray();
        return ([.. targets.Select(target => Text((int)target))], targets);

        int[] Text(int target) =>
        [
            .. Enumerable.Range(0, random.Next(3, 9)).Select(_ => random.Next(2, 62)),
            .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => (target == 0 ? 70 : 80) + random.Next(5)),
        ];
    }

    /// <summary>The same as a view with the columns Ids, Agrees (Boolean), Label (key) and Weight.</summary>
    public static IDataView View(MLContext context, int rows, int seed = 1)
    {
        var (texts, targets) = Classes(rows, seed);
        var data = context.Data.LoadFromEnumerable(texts.Select((text, i) => new TokenRow
        {
            Ids = text,
            Agrees = targets[i] == 1,
            Class = targets[i] == 1 ? "yes" : "no",
            Weight = 1 + (i % 3),
        }));
        return context.Transforms.Conversion.MapValueToKey("Label", nameof(TokenRow.Class)).Fit(data).Transform(data);
    }

    /// <summary>The same with texts of one length, 10 ids, padded with 0.</summary>
    public static IDataView PaddedView(MLContext context, int rows, int seed = 1)
    {
        var data = View(context, rows, seed);
        return context.Transforms.Text.PadOrTruncate("Padded", "Ids", new() { Length = 10 }).Fit(data).Transform(data);
    }

    private sealed class TokenRow
    {
        public int[] Ids { get; set; } = [];

        public bool Agrees { get; set; }

        public string Class { get; set; } = "";

        public float Weight { get; set; }
    }
}
