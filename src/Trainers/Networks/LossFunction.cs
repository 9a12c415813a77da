namespace NlpMlNet.Networks;

/// <summary>What training makes small: the weighted mean over the rows of the loss below.</summary>
public enum LossFunction
{
    /// <summary>-Σ yₖ ln pₖ: the negative log-likelihood of the label. Needs a sigmoid or softmax output.</summary>
    CrossEntropy,

    /// <summary>½ Σ (pₖ - yₖ)².</summary>
    Squared,
}
