using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class PredictionsTests
{
    private static readonly VectorDataViewType Scores = new(NumberDataViewType.Single, 3);

    [Theory]
    [InlineData(null)]
    [InlineData("MulticlassClassification")]
    public void Of_ScoresAndALabel_AreThoseOfClasses(string? kind) =>
        Assert.IsType<MulticlassPredictions>(Of(Scores, TextDataViewType.Instance, kind));

    [Theory]
    [InlineData(null)]
    [InlineData("BinaryClassification")]
    public void Of_ScoreAndATruthValue_AreThoseOfTwoClasses(string? kind) =>
        Assert.Equal(["PredictedLabel", "Score"], Assert.IsType<BinaryPredictions>(Of(NumberDataViewType.Single, BooleanDataViewType.Instance, kind)).Names);

    [Theory]
    [InlineData(null)]
    [InlineData("Regression")]
    public void Of_ScoreAlone_IsThatOfARegression(string? kind) => Assert.IsType<RegressionPredictions>(Of(NumberDataViewType.Single, null, kind));

    [Fact]
    public void Of_AnythingElse_IsRefusedWithItsColumns()
    {
        Assert.Equal("PredictedLabel (UInt32)", Refused(null, NumberDataViewType.UInt32));
        Assert.Equal("Score (Single)", Refused(NumberDataViewType.Single, null, "AnomalyDetection"));
        Assert.Equal("Score (Double)", Refused(NumberDataViewType.Double, null));
        Assert.Equal("Score (Single), PredictedLabel (String)", Refused(NumberDataViewType.Single, TextDataViewType.Instance));
        Assert.Equal("Score (Double), PredictedLabel (Boolean)", Refused(NumberDataViewType.Double, BooleanDataViewType.Instance));
        Assert.Equal("Score (Vector<Single, 3>)", Refused(Scores, null));
        Assert.Equal("Score (Vector<Single, 3>), PredictedLabel (String)", Refused(Scores, TextDataViewType.Instance, "Clustering"));
        Assert.Equal("Score (Vector<Double, 3>), PredictedLabel (String)", Refused(new VectorDataViewType(NumberDataViewType.Double, 3), TextDataViewType.Instance));
        Assert.Equal("Score (Vector<Single>), PredictedLabel (String)", Refused(new VectorDataViewType(NumberDataViewType.Single), TextDataViewType.Instance));
    }

    [Fact]
    public void Of_HiddenColumns_AreNotListed()
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Twice", TextDataViewType.Instance);
        schema.AddColumn("Twice", NumberDataViewType.Single); // the first is hidden by it

        var error = Assert.Throws<NlpMlNetException>(() => Predictions.Of(schema.ToSchema(), ("no", "yes")));

        Assert.Contains("its columns are Twice (Single). ", error.Message, StringComparison.Ordinal);
    }

    private static string Refused(DataViewType? score, DataViewType? label, string? kind = null)
    {
        var message = Assert.Throws<NlpMlNetException>(() => Of(score, label, kind)).Message;
        return message.Split("its columns are ")[1].Split(". Score with")[0];
    }

    private static Predictions Of(DataViewType? score, DataViewType? label, string? kind)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (kind is not null)
        {
            annotations.Add("ScoreColumnKind", TextDataViewType.Instance, (ref ReadOnlyMemory<char> value) => value = kind.AsMemory());
        }

        var schema = new DataViewSchema.Builder();
        if (score is not null)
        {
            schema.AddColumn("Score", score, annotations.ToAnnotations());
        }

        if (label is not null)
        {
            schema.AddColumn("PredictedLabel", label);
        }

        return Predictions.Of(schema.ToSchema(), ("no", "yes"));
    }
}
