using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet;
using NlpMlNet.Sentiment;

// From texts to numbers that can be counted by hand. There is nothing to learn here: fitting is only a formality.
Console.OutputEncoding = Encoding.UTF8;
var context = new MLContext(seed: 1);
string[] english =
[
    "What a wonderful tram, I take my daughter to school in it!",
    "No, the bus was late and dirty.",
    "It isn't very good, but SOOO much better than before :-)",
];

// x1 to x6 of the course, with the English lexicon: the defaults.
Show("The six features", english, new());

// The same texts, more closely: valence, negation, degree words, contrast, how it is written.
Show("The extended set", english, new() { FeatureSet = SentimentFeatureSet.Extended });

// Another language is another lexicon.
Show("French", ["Nous aimons ce tramway !", "Non, le bus n'est jamais propre.", ""], new() { Lexicon = Lexicon.French });

// Your own words, in a file of word, tab, valence, or of any other usual format; an asterisk stands for any ending, and entries may
// have several words.
// Negations, pronouns and the like are still those of the English lexicon.
var transport = new Lexicon(Lexicon.English.Contents with
{
    Name = "transport",
    Valences = LexiconFile.Read("transport.tsv").Valences,
});
Show("With a lexicon of one's own", ["On time, and a low floor.", "Detours and no replacement buses: I am late again."], new() { Lexicon = transport });

// One row for each feature, one column for each text; the names come from the column's slots.
void Show(string title, string[] texts, SentimentFeaturesOptions options)
{
    var data = context.Data.LoadFromEnumerable(texts.Select(text => new Sentence(text)));
    var features = context.Transforms.Text.SentimentFeatures("Features", "Text", options).Fit(data).Transform(data);

    VBuffer<ReadOnlyMemory<char>> names = default;
    features.Schema["Features"].GetSlotNames(ref names);
    var rows = features.GetColumn<float[]>("Features").ToArray();

    Console.WriteLine(title);
    for (var i = 0; i < texts.Length; i++)
    {
        Console.WriteLine($"  {(char)('A' + i)}: {texts[i]}");
    }

    foreach (var (slot, name) in names.DenseValues().Index())
    {
        Console.WriteLine($"  {name,-22}{string.Concat(rows.Select(row => $"{row[slot],7:0.##}"))}");
    }

    Console.WriteLine();
}

internal sealed record Sentence(string Text);
