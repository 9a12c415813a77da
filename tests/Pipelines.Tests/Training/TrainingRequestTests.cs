using NlpMlNet.Recipes;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class TrainingRequestTests
{
    private static readonly TrainingRequest Request =
        new() { DataPath = "survey.csv", TextColumn = "answer", LabelColumn = "label", Recipe = new ScriptedRecipe() };

    [Fact]
    public void Validate_SeveralFailures_NamesAllOfThem()
    {
        var request = Request with { ValidationFraction = 1, Threads = 0, Resume = true, Recipe = RecipeCatalog.Default, LabelColumn = "answer" };

        var error = Assert.Throws<NlpMlNetException>(request.Validate);

        Assert.Equal(
            "The training can't start: TrainingRequest.ValidationFraction is 1; it must be at least 0 and below 1; TrainingRequest.Threads is 0; it must be at least 1; "
            + "it is to be resumed (TrainingRequest.Resume), but no file with its state is named (TrainingRequest.StatePath); "
            + "a training of the recipe 'bag-of-words' can't be resumed (TrainingRequest.Resume); 'answer' is named as text and as label column.",
            error.Message);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.99, null)]
    public void Validate_LimitsOfTheRanges_AreAllowed(double fraction, int? threads)
    {
        var request = Request with { ValidationFraction = fraction, Threads = threads, Resume = true, StatePath = "state" };

        request.Validate();

        Assert.Equal("state.all", request.RefitStatePath);
        Assert.Null(Request.RefitStatePath);
    }
}
