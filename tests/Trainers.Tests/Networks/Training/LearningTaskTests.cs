using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class LearningTaskTests
{
    [Fact]
    public void CreateHead_OutputOfAnotherTask_Throws()
    {
        var e = Assert.Throws<InvalidOptionsException>(() => LearningTask.Binary.CreateHead(new FeedForwardOptions { Output = OutputFunction.Softmax }));

        Assert.Equal("Output is Softmax, which does not suit binary classification; choose Sigmoid, or leave it null.", e.Message);
    }

    [Fact]
    public void CreateHead_ClassWeightsOfWrongNumber_Throws()
    {
        var e = Assert.Throws<InvalidOptionsException>(() => LearningTask.Multiclass(3).CreateHead(new FeedForwardOptions { ClassWeights = [1, 2] }));
        var regression = Assert.Throws<InvalidOptionsException>(() => LearningTask.Regression.CreateHead(new FeedForwardOptions { ClassWeights = [1, 2] }));

        Assert.Equal(
            "ClassWeights has 2 weights, but there are 3 classes; give one weight per class, in the order of the classes.", e.Message);
        Assert.Equal("ClassWeights has no meaning for regression, which has no classes; leave it null.", regression.Message);
    }

    [Fact]
    public void CreateHead_NothingChosen_GivesWhatSuitsTheTask()
    {
        var (binary, multiclass, regression) = (Head(LearningTask.Binary), Head(LearningTask.Multiclass(3)), Head(LearningTask.Regression));

        Assert.IsType<SigmoidCrossEntropyHead>(binary);
        Assert.Equal((OutputFunction.Sigmoid, 1, true), (binary.Function, binary.Outputs, binary.IsClassification));
        Assert.IsType<SoftmaxCrossEntropyHead>(multiclass);
        Assert.Equal((OutputFunction.Softmax, 3, true), (multiclass.Function, multiclass.Outputs, multiclass.IsClassification));
        Assert.IsType<SquaredHead>(regression);
        Assert.Equal((OutputFunction.Identity, 1, false), (regression.Function, regression.Outputs, regression.IsClassification));
    }

    [Fact]
    public void CreateHead_LossAndOutputChosen_AreTaken()
    {
        var binary = Head(LearningTask.Binary, new() { Loss = LossFunction.Squared });
        var regression = Head(LearningTask.Regression, new() { Output = OutputFunction.Sigmoid, Loss = LossFunction.CrossEntropy });

        Assert.IsType<SquaredHead>(binary);
        Assert.Equal((OutputFunction.Sigmoid, true), (binary.Function, binary.IsClassification));
        Assert.IsType<SigmoidCrossEntropyHead>(regression);
        Assert.False(regression.IsClassification);
    }

    [Fact]
    public void CreateHead_OneWeightForEachClass_IsAllowed() =>
        Assert.Equal(3, Head(LearningTask.Multiclass(3), new() { ClassWeights = [1, 2, 0] }).Outputs);

    [Fact]
    public void CreateHead_OutputOfRegressionThatNeedsClasses_NamesThoseThatSuit()
    {
        var e = Assert.Throws<InvalidOptionsException>(() => Head(LearningTask.Regression, new() { Output = OutputFunction.Softmax }));
        var multiclass = Assert.Throws<InvalidOptionsException>(() => Head(LearningTask.Multiclass(3), new() { Output = OutputFunction.Sigmoid }));

        Assert.Equal("Output is Softmax, which does not suit regression; choose Identity or Sigmoid, or leave it null.", e.Message);
        Assert.Equal("Output is Sigmoid, which does not suit multiclass classification; choose Softmax, or leave it null.", multiclass.Message);
    }

    private static OutputHead Head(LearningTask task, FeedForwardOptions? options = null) => task.CreateHead(options ?? new FeedForwardOptions());
}
