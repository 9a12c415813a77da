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

    [Theory]
    [InlineData(0.5f, "0.5")] // not a class's number
    [InlineData(-1f, "-1")]
    public void Train_LabelThatIsNoClass_NamesRow(float label, string shown) => AssertRefused(
        new DenseRows([1, 2, 3], 1, [0, 1, label], []), $"The label in row 3 (column 'Vote') is class {shown}; classes are 0 to 1.");

    [Fact]
    public void Train_NegativeSlot_NamesRowAndSlot() => AssertRefused(
        new SparseRows([0, 1, 2], [1, -1], [1, 1], 9, [0, 1], []),
        "The features in row 2 (column 'Counts') name slot -1 at place 0; slots must ascend and lie in 0 to 8.");

    [Fact]
    public void Train_SlotNamedTwice_NamesRowAndSlot() => AssertRefused(
        new SparseRows([0, 2, 3], [5, 5, 1], [1, 1, 1], 9, [0, 1], []),
        "The features in row 1 (column 'Counts') name slot 5 at place 1; slots must ascend and lie in 0 to 8.");

    [Fact]
    public void Train_FirstAndLastSlotAndWeightZero_AreAllowed()
    {
        var rows = new SparseRows([0, 2, 3], [0, 8, 1], [1, 1, 1], 9, [0, 1], [0, 1]);

        Assert.Equal(2, FeedForwardTraining.Train(new() { ValidationFraction = 0, MaximumEpochs = 1 }, LearningTask.Binary, rows).Training.TrainingRows);
    }

    [Fact]
    public void Train_CrossEntropyOfNumbersFromZeroToOne_IsAllowed()
    {
        var options = new FeedForwardOptions { Output = OutputFunction.Sigmoid, Loss = LossFunction.CrossEntropy, ValidationFraction = 0, MaximumEpochs = 1 };
        var negative = Assert.Throws<NlpMlNetException>(() =>
            FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows([1, 2], 1, [0, -0.25f], [])));

        var model = FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows([1, 2], 1, [0, 1], []));

        Assert.Equal(2, model.Training.TrainingRows);
        Assert.StartsWith("The label in row 2 (column 'Label') is -0.25; cross-entropy needs labels from 0 to 1.", negative.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NumbersBeyondZeroToOneWithSquaredLoss_AreAllowed()
    {
        var options = new FeedForwardOptions { Output = OutputFunction.Sigmoid, ValidationFraction = 0, MaximumEpochs = 1 };

        Assert.Equal(2, FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows([1, 2], 1, [0, 3], [])).Training.TrainingRows);
    }

    [Fact]
    public void Train_EqualNumbers_AreNoClassesAndAllowed() => Assert.Equal(
        2, FeedForwardTraining.Train(new() { ValidationFraction = 0, MaximumEpochs = 1 }, LearningTask.Regression, new DenseRows([1, 2], 1, [3, 3], [])).Training.TrainingRows);

    [Fact]
    public void Train_ValidationRowsOfOneClass_AreAllowed()
    {
        var model = FeedForwardTraining.Train(new() { MaximumEpochs = 1 }, LearningTask.Binary, TrainingData.Circle(20), new DenseRows([1, 2], 2, [0], []));

        Assert.Equal((20, 1), (model.Training.TrainingRows, model.Training.ValidationRows));
    }

    [Fact]
    public void Train_ValidationRowsThatCannotBeUsed_AreRefused()
    {
        var none = Assert.Throws<NlpMlNetException>(() => Train(new DenseRows([], 2, [], [])));
        var missing = Assert.Throws<NlpMlNetException>(() => Train(new DenseRows([1, float.NaN], 2, [0], [])));
        var sparse = Assert.Throws<NlpMlNetException>(() => Train(new SparseRows([0, 1], [0], [1], 2, [0], [])));

        Assert.Equal("There are no validation rows. Give at least one, or none at all for a share of the training rows.", none.Message);
        Assert.StartsWith("The feature in row 1, slot 1 (column 'Features') is missing (NaN).", missing.Message, StringComparison.Ordinal);
        Assert.Equal("The validation rows have 2 features, the training rows 2; both must come from the same transforms.", sparse.Message);

        static void Train(TrainingRows validation) => FeedForwardTraining.Train(new(), LearningTask.Binary, TrainingData.Circle(20), validation);
    }

    private static void AssertRefused(TrainingRows rows, string message)
    {
        var options = new FeedForwardOptions { ValidationFraction = 0 };

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Binary, rows, null, Columns));

        Assert.Equal(message, e.Message);
    }
}
