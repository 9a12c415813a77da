using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

public class RowChecksTests
{
    private static readonly ColumnNames Columns = new("Vote", "Counts", "Expansion");

    [Fact]
    public void Train_NoRows_Throws() => AssertRefused(
        new DenseRows([], 2, [], []),
        "There are no rows to learn from. Check that the file or view isn't empty and that no filter drops everything.");

    [Fact]
    public void Train_MissingFeature_NamesRowAndSlot() => AssertRefused(
        new DenseRows([1, 2, 3, float.NaN], 2, [0, 1], []),
        "The feature in row 2, slot 1 (column 'Counts') is missing (NaN). Replace such values (ML.NET: ReplaceMissingValues) or filter such rows out.");

    [Fact]
    public void Train_InfiniteSparseFeature_NamesRowAndSlot() => AssertRefused(
        new SparseRows([0, 1, 2], [5, 8], [1, float.NegativeInfinity], 9, [0, 1], []),
        "The feature in row 2, slot 8 (column 'Counts') is infinite. Replace such values (ML.NET: ReplaceMissingValues) or filter such rows out.");

    [Theory]
    [InlineData(9, "name slot 9 at place 1; slots must ascend and lie in 0 to 8.")]
    [InlineData(3, "name slot 3 at place 1; slots must ascend and lie in 0 to 8.")]
    public void Train_WrongSlot_NamesRowAndSlot(int slot, string message) => AssertRefused(
        new SparseRows([0, 2, 3], [5, slot, 1], [1, 1, 1], 9, [0, 1], []), "The features in row 1 (column 'Counts') " + message);

    [Fact]
    public void Train_MissingLabel_NamesRow() => AssertRefused(
        new DenseRows([1, 2], 1, [0, float.NaN], []), "The label in row 2 (column 'Vote') is missing. Fill it in or filter such rows out.");

    [Fact]
    public void Train_LabelOutsideClasses_NamesRow() => AssertRefused(
        new DenseRows([1, 2], 1, [0, 2], []), "The label in row 2 (column 'Vote') is class 2; classes are 0 to 1.");

    [Fact]
    public void Train_OneClassOnly_Throws() => AssertRefused(
        new DenseRows([1, 2, 3], 1, [1, 1, 1], []),
        "All 3 rows have the same label (class 1 in column 'Vote'); learning to tell classes apart needs rows of at least two.");

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(-1f, "-1")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Train_WrongWeight_NamesRow(float weight, string shown) => AssertRefused(
        new DenseRows([1, 2, 3], 1, [0, 1, 0], [1, 1, weight]),
        $"The weight in row 3 (column 'Expansion') is {shown}; weights must be finite and at least 0.");

    [Fact]
    public void Train_AllWeightsZero_Throws() => AssertRefused(
        new DenseRows([1, 2, 3], 1, [0, 1, 0], [0, 0, 0]),
        "The weights of all 3 rows to learn from are 0. Give at least one row a positive weight, and its class a positive class weight.");

    [Fact]
    public void Train_InfiniteTarget_NamesRow()
    {
        var rows = new DenseRows([1, 2], 1, [0, float.PositiveInfinity], []);

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(new(), LearningTask.Regression, rows, null, Columns));

        Assert.Equal("The label in row 2 (column 'Vote') is infinite; it must be a finite number.", e.Message);
    }

    [Fact]
    public void Train_CrossEntropyOfNumberOutsideUnit_NamesRow()
    {
        var options = new FeedForwardOptions { Output = OutputFunction.Sigmoid, Loss = LossFunction.CrossEntropy };
        var rows = new DenseRows([1, 2], 1, [0, 1.5f], []);

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Regression, rows, null, Columns));

        Assert.Equal(
            "The label in row 2 (column 'Vote') is 1.5; cross-entropy needs labels from 0 to 1. Rescale them or choose the squared loss.", e.Message);
    }

    [Fact]
    public void Train_ValidationRowsOfOtherWidth_Throws()
    {
        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(
            new(), LearningTask.Binary, TrainingData.Circle(20), new DenseRows([1, 2, 3], 3, [0], [])));

        Assert.Equal("The validation rows have 3 features, the training rows 2; both must come from the same transforms.", e.Message);
    }

    private static void AssertRefused(TrainingRows rows, string message)
    {
        var options = new FeedForwardOptions { ValidationFraction = 0 };

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Binary, rows, null, Columns));

        Assert.Equal(message, e.Message);
    }
}
