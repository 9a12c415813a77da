using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Three classes without names of their own: 1, 2 and 3.</summary>
public sealed class MulticlassPredictionsTests
{
    private static readonly float[] SecondIsLikely = [0.2f, 0.5f, 0.3f];

    [Fact]
    public void Names_Classes_AreOneScoreEach()
    {
        var view = new MLContext().Data.LoadFromEnumerable<ScoredRows.Of<string>>([]);

        Assert.Equal(["PredictedLabel", "Probability", "Score.1", "Score.2", "Score.3"], Make(view.Schema).Names);
        Assert.Equal(["Score", "PredictedLabel"], Make(view.Schema).Columns.Select(column => column.Name));
    }

    [Fact]
    public void Bind_LabelOfAnyType_FindsItsProbability()
    {
        AssertThird("3");
        AssertThird(3);
        AssertThird(3L);
        AssertThird(3f);
        AssertThird(3d);
    }

    [Fact]
    public void Bind_LabelOfTheHighestScore_IsWrittenWithIt() => Assert.Equal("2,0.5,0.2,0.5,0.3", Line("2", SecondIsLikely));

    [Fact]
    public void Bind_TwoEqualScores_KeepsTheModelsLabel() => Assert.Equal("2,0.5,0.5,0.5,0", Line("2", [0.5f, 0.5f, 0]));

    [Fact]
    public void Bind_LabelThatIsNoClass_IsWrittenAsNone() => Assert.Equal(",,0.2,0.5,0.3", Line("other", SecondIsLikely));

    [Theory]
    [InlineData(2, "3,0.3,0.2,0.5,0.3")]
    [InlineData(0, "1,0.2,0.2,0.5,0.3")]
    [InlineData(3, ",,0.2,0.5,0.3")] // beyond the last one: the key of no class
    public void Bind_Key_IsTheNumberOfTheClass(uint key, string expected) => // the view makes keys from 1 of the object's numbers from 0
        Assert.Equal(expected, Assert.Single(ScoredRows.Write(Make, new Keyed { Score = SecondIsLikely, PredictedLabel = key })).Line);

    [Fact]
    public void Bind_ScoresThatAreNumbersOrNot_TellsWhetherAllAreFinite() => Assert.Equal(
        [("2,0.5,0.2,0.5,0.3", true), (",,,,", false), ("2,0.5,,0.5,0.3", false)],
        ScoredRows.Write(Make, Row("2", SecondIsLikely), Row("1", [float.NaN, float.NaN, float.NaN]), Row("2", [float.NaN, 0.5f, 0.3f])));

    [Fact]
    public void Bind_LabelOfATypeThatNoneHas_SaysWhich()
    {
        var error = Assert.Throws<NlpMlNetException>(() => ScoredRows.Write(Make, Row((byte)1, SecondIsLikely)));

        Assert.Equal("The model's PredictedLabel is of type Byte; expected a key, a text, a number or a truth value.", error.Message);
    }

    private static void AssertThird<TLabel>(TLabel label) => Assert.Equal("3,0.3,0.2,0.5,0.3", Line(label, SecondIsLikely));

    private static string Line<TLabel>(TLabel label, float[] scores) => Assert.Single(ScoredRows.Write(Make, Row(label, scores))).Line;

    private static ScoredRows.Of<TLabel> Row<TLabel>(TLabel label, float[] scores) => new() { Score = scores, PredictedLabel = label };

    private static MulticlassPredictions Make(DataViewSchema schema) => new(schema["Score"], schema["PredictedLabel"]);

    private sealed class Keyed
    {
        [VectorType(3)]
        public float[] Score { get; set; } = [];

        [KeyType(3)]
        public uint PredictedLabel { get; set; }
    }
}
