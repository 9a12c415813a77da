using NlpMlNet.Messages;
using NlpMlNet.Networks;

namespace NlpMlNet;

/// <summary>All settings of a feedforward network's training. The defaults suit a survey of some hundred answers as well as n-grams of some ten thousand.</summary>
public sealed record FeedForwardOptions : NetworkTrainingOptions
{
    /// <summary>Gets a value indicating whether inputs are standardised, as learnt from the training rows and kept in the model.</summary>
    /// <value>True by default. Dense inputs get mean 0 and standard deviation 1; sparse ones are divided by their largest absolute value, so that zeros stay zeros.</value>
    public bool StandardizeInputs { get; init; } = true;

    private protected override string Title => "feedforward";

    internal override MessageText DivergenceHint =>
        MessageText.Of($"or standardise the inputs ({new CodeName(typeof(FeedForwardOptions), nameof(StandardizeInputs))} is {StandardizeInputs})");
}
