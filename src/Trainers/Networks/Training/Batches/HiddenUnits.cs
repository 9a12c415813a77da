namespace NlpMlNet.Networks;

/// <summary>What becomes of the sums between two layers while training: normalized if asked for, activated, silenced at random.</summary>
/// <param name="Activation">The function of the units.</param>
/// <param name="Dropout">Silences them.</param>
/// <param name="FirstIsHidden">Whether the first layer's input are sums of hidden units too, or a vector that is passed on as it is.</param>
/// <param name="Norms">Normalization of the outputs of each layer but the last; empty for none.</param>
internal sealed record HiddenUnits(Activation Activation, Dropout Dropout, bool FirstIsHidden, LayerNormalization[] Norms)
{
    /// <summary>Whether the input of a layer are hidden units.</summary>
    public bool Has(int layer) => layer > 0 || FirstIsHidden;

    /// <summary>The normalization of a layer's input, if any.</summary>
    public LayerNormalization? NormOf(int layer) => layer > 0 && layer <= Norms.Length ? Norms[layer - 1] : null;
}
