namespace NlpMlNet.Networks;

/// <summary>What the batches of an epoch add up to.</summary>
/// <param name="Loss">Weighted losses; not finite when training diverged, which ends the epoch.</param>
/// <param name="SquaredNorms">Squared gradient norms of the steps.</param>
/// <param name="Steps">Steps taken.</param>
internal readonly record struct EpochSums(double Loss, double SquaredNorms, int Steps)
{
    public EpochSums Add(double loss, double norm) => new(Loss + loss, SquaredNorms + (norm * norm), Steps + 1);
}
