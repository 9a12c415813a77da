using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Networks.NetworkTrainingOptions>;

namespace NlpMlNet.Networks;

/// <summary>What is to be predicted: one of some classes, or a number.</summary>
/// <param name="Name">The task's name in messages.</param>
/// <param name="ClassCount">Number of classes; 0 for a number.</param>
/// <param name="Outputs">Output units.</param>
/// <param name="DefaultOutput">The output function when the options name none.</param>
/// <param name="PossibleOutputs">The output functions that make sense.</param>
internal sealed record LearningTask(
    string Name, int ClassCount, int Outputs, OutputFunction DefaultOutput, params OutputFunction[] PossibleOutputs)
{
    /// <summary>Gets the task of telling two classes apart: one output, the probability of class 1.</summary>
    public static LearningTask Binary { get; } = new("binary classification", 2, 1, OutputFunction.Sigmoid, OutputFunction.Sigmoid);

    /// <summary>Gets the task of predicting a number.</summary>
    public static LearningTask Regression { get; } =
        new("regression", 0, 1, OutputFunction.Identity, OutputFunction.Identity, OutputFunction.Sigmoid);

    public bool IsClassification => ClassCount > 0;

    /// <summary>The task of choosing one of some classes: one output per class.</summary>
    public static LearningTask Multiclass(int classes) =>
        new("multiclass classification", classes, classes, OutputFunction.Softmax, OutputFunction.Softmax);

    /// <summary>Output units and loss as the options ask for.</summary>
    /// <exception cref="ArgumentException">The options don't suit the task.</exception>
    public OutputHead CreateHead(NetworkTrainingOptions options)
    {
        var output = options.Output ?? DefaultOutput;
        if (!PossibleOutputs.Contains(output))
        {
            throw new InvalidOptionsException(MessageText.Of(
                $"{Option(nameof(options.Output))} is {output}, which does not suit {Name}; choose {string.Join(" or ", PossibleOutputs)}, or leave it null."));
        }

        CheckClassWeights(options.ClassWeights);
        var loss = options.Loss ?? (IsClassification ? LossFunction.CrossEntropy : LossFunction.Squared);
        return OutputHead.Create(output, loss, Outputs, IsClassification);
    }

    private void CheckClassWeights(IReadOnlyList<float>? weights)
    {
        if (weights is not null && !IsClassification)
        {
            throw new InvalidOptionsException(MessageText.Of(
                $"{Option(nameof(NetworkTrainingOptions.ClassWeights))} has no meaning for {Name}, which has no classes; leave it null."));
        }

        if (weights is not null && weights.Count != ClassCount)
        {
            throw new InvalidOptionsException(MessageText.Of(
                $"{Option(nameof(NetworkTrainingOptions.ClassWeights))} has {weights.Count} weights, but there are {ClassCount} classes; "
                + $"give one weight per class, in the order of the classes."));
        }
    }
}
