using Microsoft.ML;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class BinaryPredictionsTests
{
    [Fact]
    public void Bind_Probability_IsThatOfThePredictedClassAndOfEach() => Assert.Equal(
        [("yes,0.75,0.25,0.75", true), ("no,0.75,0.75,0.25", true), (",,,", false)],
        ScoredRows.Write(Calibrated, Row(true, 0.75f), Row(false, 0.25f), Row(true, float.NaN)));

    [Fact]
    public void Bind_ThresholdOtherThanAHalf_KeepsTheModelsLabel() => // 0.3 is enough for yes
        Assert.Equal("yes,0.3,0.7,0.3", Assert.Single(ScoredRows.Write(Calibrated, Row(true, 0.3f))).Line);

    [Fact]
    public void Bind_NotCalibrated_WritesTheRawScore() => Assert.Equal(
        [("yes,2.5", true), ("no,-1.5", true), (",", false)],
        ScoredRows.Write(
            Raw, new ScoredRows.OfOneScore { PredictedLabel = true, Score = 2.5f }, new() { Score = -1.5f }, new() { PredictedLabel = true, Score = float.NaN }));

    [Fact]
    public void Names_Classes_AreInTheColumnsOfTheirScores()
    {
        var schema = new MLContext().Data.LoadFromEnumerable<ScoredRows.OfOneScore>([]).Schema;

        Assert.Equal(["PredictedLabel", "Probability", "Score.no", "Score.yes"], Calibrated(schema).Names);
        Assert.Equal(["PredictedLabel", "Score"], Raw(schema).Names);
        Assert.Equal(["PredictedLabel", "Probability"], Calibrated(schema).Columns.Select(column => column.Name));
        Assert.Equal(["PredictedLabel", "Score"], Raw(schema).Columns.Select(column => column.Name));
    }

    private static ScoredRows.OfOneScore Row(bool label, float probability) => new() { PredictedLabel = label, Probability = probability, Score = 99 };

    private static BinaryPredictions Calibrated(DataViewSchema schema) => new(schema["Score"], schema["PredictedLabel"], schema["Probability"], ("no", "yes"));

    private static BinaryPredictions Raw(DataViewSchema schema) => new(schema["Score"], schema["PredictedLabel"], null, ("no", "yes"));
}
