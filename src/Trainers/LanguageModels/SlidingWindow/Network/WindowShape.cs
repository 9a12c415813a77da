using NlpMlNet.Networks;

namespace NlpMlNet.LanguageModels;

/// <summary>The sizes of a network over a sliding window.</summary>
/// <param name="VocabularySize">V, the number of tokens.</param>
/// <param name="Window">N, the number of tokens before the predicted one.</param>
/// <param name="Width">D, the width of the vectors.</param>
/// <param name="Hidden">Units of the hidden layers, in order.</param>
/// <param name="Activation">Their function.</param>
/// <param name="IsNormalized">Whether their sums are normalized.</param>
/// <param name="IsTied">Whether a token's vector is its output weights too.</param>
internal sealed record WindowShape(int VocabularySize, int Window, int Width, IReadOnlyList<int> Hidden, Activation Activation, bool IsNormalized, bool IsTied)
{
    /// <summary>Gets where the clusters of an adaptive softmax begin among the tokens in the order of their frequency.</summary>
    /// <value>Empty: one softmax over all of them.</value>
    public IReadOnlyList<int> Cutoffs { get; init; } = [];

    /// <summary>Gets the slot of a place of the window that no token fills.</summary>
    public int Padding => VocabularySize;

    /// <summary>Gets the widths of the dense layers: the window's vectors one after the other, the hidden layers, and the vector that is compared with the outputs.</summary>
    public int[] Widths => [checked(Window * Width), .. Hidden, Width];

    /// <summary>Gets the number of all weights and biases.</summary>
    public long ParameterCount => ((long)VocabularySize * Width) + OutputParameterCount
        + DenseStack.CountParameters(Widths) + (IsNormalized ? Hidden.Sum(units => 2L * units) : 0);

    private long OutputParameterCount =>
        Cutoffs.Count > 0 ? ClusterLayers.CountParameters(VocabularySize, Width, Cutoffs) : ((IsTied ? 0L : VocabularySize) * Width) + VocabularySize;
}
