using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

/// <summary>A score that isn't finite is an error with its row, unless a number that it is computed from is missing.</summary>
public sealed class NonFiniteScoresTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private readonly string name = Guid.NewGuid().ToString("N");

    private BatchScoringOptions Options => new() { InputPath = place.PathOf(name + ".csv"), OutputPath = place.PathOf(name + ".out.csv"), Threads = 1 };

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Score_AnyModelGivesNoNumber_NamesTheRow(float score)
    {
        place.Write(name + ".csv", "Text,Age\nfine,1\nwrong,2\n");

        var error = Assert.ThrowsAny<NlpMlNetException>(() => place.Score(Options, Model((row, output) => output.Score = row.Text == "wrong" ? score : row.Age)));

        Assert.StartsWith(
            $"{Options.InputPath}, row 2 (line 3): the model failed on this row: the score is not a finite number. "
            + "The model's weights are damaged, or its training diverged: train or import it again.",
            error.Message,
            StringComparison.Ordinal);
        Assert.False(File.Exists(Options.OutputPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("1e39")]
    public void Score_NumberMissing_GivesNoPrediction(string age)
    {
        place.Write(name + ".csv", $"Text,Age\na,{age}\nb,2\n");

        place.Score(Options, Model((row, output) => output.Score = float.IsFinite(row.Age) ? row.Age : float.NaN));

        Assert.Equal(["Text,Age,Score", $"a,{age},", "b,2,2"], File.ReadAllLines(Options.OutputPath!));
    }

    [Fact]
    public void Evaluate_ScoreIsNoNumber_NamesTheRow()
    {
        var path = place.Write(name + ".csv", "Text,Label\ngood film,a\nbad film,b\n");
        static void Measure(Texts row, Measured output) => output.Length = [row.Text.StartsWith("bad", StringComparison.Ordinal) ? float.NaN : row.Text.Length];
        var training = place.Context.Data.LoadFromEnumerable([new Texts { Text = "short", Label = "a" }, new Texts { Text = "much longer", Label = "b" }]);
        var pipeline = place.Context.Transforms.CustomMapping<Texts, Measured>(Measure, null)
            .Append(place.Context.Transforms.Conversion.MapValueToKey("Label"))
            .Append(place.Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Length"));
        var model = new LoadedModel(pipeline.Fit(training), training.Schema, null);

        var error = Assert.Throws<NlpMlNetException>(() => ModelEvaluation.Evaluate(
            place.Context, model, path, new EvaluationOptions { TextColumn = "Text", LabelColumn = "Label" }, TestContext.Current.CancellationToken));

        Assert.Equal(
            $"The model's score of row 2 of '{path}' is not a finite number. Its weights are damaged, or its training diverged: train or import it again.", error.Message);
    }

    [Fact]
    public void Predict_FiniteFeatureTooLarge_IsAnErrorAndAMissingOneGivesNone()
    {
        var rows = place.Context.Data.LoadFromEnumerable([new Point { X = [1], Label = 10 }, new Point { X = [2], Label = 20 }]);
        var trainer = place.Context.Regression.Trainers.FeedForward(
            featureColumnName: "X", options: new() { HiddenLayers = [], MaximumEpochs = 200, LearningRate = 0.1f, ValidationFraction = 0, StandardizeInputs = false });
        using var engine = place.Context.Model.CreatePredictionEngine<Point, Number>(trainer.Fit(rows));

        Assert.InRange(engine.Predict(new Point { X = [3] }).Score, 15, 45);
        Assert.Equal(float.NaN, engine.Predict(new Point { X = [float.NaN] }).Score);
        var error = Assert.ThrowsAny<NlpMlNetException>(() => engine.Predict(new Point { X = [3e38f] })); // times about 10
        Assert.Contains("column 'X' is of finite numbers, and what the model computes of it is not: the numbers are too large for it.", error.Message, StringComparison.Ordinal);
    }

    private LoadedModel Model(Action<Row, Number> score)
    {
        var training = place.Context.Data.LoadFromEnumerable([new Row()]);
        return new LoadedModel(place.Context.Transforms.CustomMapping(score, null).Fit(training), training.Schema, null);
    }

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;

        public float Age { get; set; }
    }

    private sealed class Number
    {
        public float Score { get; set; }
    }

    private sealed class Texts
    {
        public string Text { get; set; } = string.Empty;

        public string Label { get; set; } = string.Empty;
    }

    private sealed class Measured
    {
        [VectorType(1)]
        public float[] Length { get; set; } = [];
    }

    private sealed class Point
    {
        [VectorType(1)]
        public float[] X { get; set; } = [];

        public float Label { get; set; }
    }
}
