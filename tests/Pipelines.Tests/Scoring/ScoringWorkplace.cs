using System.Text;
using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

/// <summary>A folder for one class of tests, with models trained on a handful of rows.</summary>
public sealed class ScoringWorkplace : IDisposable
{
    private static readonly string[] Vocabulary =
        ["good", "bad", "great", "poor", "the", "a", "film", "story", "was", "is", "not", "very", "slow", "bright", "dull", "charming", "é", "naïve", "\"quoted\"", "x,y"];

    public ScoringWorkplace()
    {
        Folder = Directory.CreateTempSubdirectory("nlpmlnet-scoring-").FullName;
        MulticlassPath = PathOf("multiclass.zip");
        var training = Enumerable.Range(0, 60).Select(i => new Answer { Text = TextOf(i, 6), Age = i, Label = "abc"[i % 3].ToString(), IsGood = i % 2 == 0, Rating = i % 7 });
        Training = Context.Data.LoadFromEnumerable(training);
        var words = Context.Transforms.Text.FeaturizeText("Words", "Text");
        var features = words.Append(Context.Transforms.Concatenate("Features", "Words", "Age"));
        Multiclass = new LoadedModel(
            words.Append(Context.Transforms.Conversion.MapValueToKey("Label"))
                .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Words"))
                .Append(Context.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(Training),
            Training.Schema, null);
        Binary = new LoadedModel(features.Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression("IsGood")).Fit(Training), Training.Schema, null);
        Regression = new LoadedModel(features.Append(Context.Regression.Trainers.LbfgsPoissonRegression("Rating")).Fit(Training), Training.Schema, null);
        ModelFile.Save(Context, MulticlassPath, Multiclass);
    }

    public MLContext Context { get; } = new(seed: 1);

    public string Folder { get; }

    public IDataView Training { get; }

    /// <summary>Predicts a, b or c from <c>Text</c>.</summary>
    public LoadedModel Multiclass { get; }

    public string MulticlassPath { get; }

    /// <summary>Predicts a truth value from <c>Text</c> and the number <c>Age</c>.</summary>
    public LoadedModel Binary { get; }

    /// <summary>Predicts a number from <c>Text</c> and the number <c>Age</c>.</summary>
    public LoadedModel Regression { get; }

    /// <summary>Scores with the multiclass model, or another one.</summary>
    public ScoringSummary Score(BatchScoringOptions options, LoadedModel? model = null, IProgress<ScoringProgress>? progress = null) =>
        new BatchScorer(model ?? Multiclass, "model").Score(options, progress, TestContext.Current.CancellationToken);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content, new UTF8Encoding(false));
        return PathOf(name);
    }

    /// <summary>Writes rows of an id, a text and a year; every <paramref name="badEvery"/>-th has a field too many.</summary>
    public string WriteRows(string name, int count, int badEvery = int.MaxValue)
    {
        var content = new StringBuilder("Id,Text,Year\n");
        for (var row = 1; row <= count; row++)
        {
            content.Append(row).Append(",\"").Append(TextOf(row, row % 9).Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\",")
                .Append(1990 + (row % 30)).Append(row % badEvery == 0 ? ",more\n" : "\n");
        }

        return Write(name, content.ToString());
    }

    public static string TextOf(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public sealed class Answer
    {
        public string Text { get; set; } = string.Empty;

        public float Age { get; set; }

        public string Label { get; set; } = string.Empty;

        public bool IsGood { get; set; }

        public float Rating { get; set; }
    }
}
