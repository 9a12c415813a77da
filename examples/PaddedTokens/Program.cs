using Microsoft.ML;
using NlpMlNet;

// A network has a fixed number of inputs, and texts have any length. The picture: every text becomes as long as the longest one that
// was there to learn from; shorter ones are filled up with the id 0, which stands for nothing, and longer ones, later, are cut.
var context = new MLContext(seed: 1);
var reviews = View("Not a good film!", "Good, good.", "Dull.", "A dull plot, a good cast.");
var text = context.Transforms.Text;

var pipeline = text.SplitIntoTokens("Tokens", "Text", new() { IncludePunctuation = false })
    .Append(text.MapTokensToIds("Ids", "Tokens"))
    .Append(text.PadOrTruncate("Padded", "Ids"));

var model = pipeline.Fit(reviews);
Show("Texts to learn from", reviews);
Show("New texts: a word that wasn't there has the id 1", View("A bad film.", "Not a good plot, not a good cast, not a film."));

IDataView View(params string[] texts) => context.Data.LoadFromEnumerable(texts.Select(line => new Review { Text = line }));

void Show(string title, IDataView data)
{
    var rows = model.Transform(data);
    var cut = model.LastTransformer.CountTruncation(rows);
    Console.WriteLine($"{title} ({cut.CutRows} of {cut.Rows} cut, {cut.CutPositionShare:0%} of the words)");
    foreach (var row in context.Data.CreateEnumerable<Review>(rows, reuseRowObject: false))
    {
        Console.WriteLine($"  {row.Text}\n    {string.Join(" | ", row.Tokens)}\n    {string.Join(' ', row.Ids)}\n    {string.Join(' ', row.Padded)}");
    }
}

internal sealed class Review
{
    public string Text { get; set; } = "";
    public string[] Tokens { get; set; } = [];
    public int[] Ids { get; set; } = [];
    public int[] Padded { get; set; } = [];
}
