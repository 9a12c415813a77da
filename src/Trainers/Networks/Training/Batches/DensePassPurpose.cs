namespace NlpMlNet.Networks;

/// <summary>What a pass through fully connected layers is for, which decides how much it keeps.</summary>
internal enum DensePassPurpose
{
    /// <summary>Forward alone.</summary>
    Predicting,

    /// <summary>Forward and backward; the loss's derivative by the outputs takes their place.</summary>
    Learning,

    /// <summary>Forward and backward, where the outputs are still needed when their derivative is known.</summary>
    LearningWithOutputs,
}
