using NlpMlNet.Progress;

namespace NlpMlNet.Tests.Recipes;

/// <summary>Cancels a training at the end of an epoch.</summary>
/// <param name="epoch">The epoch, from 1.</param>
/// <param name="source">What is cancelled.</param>
internal sealed class CancelAfter(int epoch, CancellationTokenSource source) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Epoch == epoch && value.PartOfEpoch == 0)
        {
            source.Cancel();
        }
    }
}
