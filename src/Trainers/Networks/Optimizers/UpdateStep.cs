namespace NlpMlNet.Networks;

/// <summary>The numbers of one optimizer step.</summary>
/// <param name="Number">t, from 1.</param>
/// <param name="LearningRate">η of this step.</param>
internal readonly record struct UpdateStep(long Number, float LearningRate);
