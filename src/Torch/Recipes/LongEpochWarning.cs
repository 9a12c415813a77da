using System.Globalization;
using NlpMlNet.Progress;

namespace NlpMlNet.Recipes;

/// <summary>Passes on the progress of a training from nothing, and warns once when its epochs take long.</summary>
/// <param name="progress">Receives the reports.</param>
internal sealed class LongEpochWarning(IProgress<TrainingProgress> progress) : IProgress<TrainingProgress>
{
    /// <summary>The time of an epoch above which other ways deserve a thought: with ten epochs, ten minutes and more.</summary>
    public static readonly TimeSpan LongEpoch = TimeSpan.FromMinutes(1);

    private bool isMeasured;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (!isMeasured)
        {
            isMeasured = true;
            WarnIfLong(value);
        }

        progress.Report(value);
    }

    private void WarnIfLong(TrainingProgress value)
    {
        var epochsLeft = value.MaximumEpochs - value.Epoch - value.PartOfEpoch;
        var epoch = epochsLeft > 0 ? value.TimeLeft / epochsLeft : TimeSpan.Zero;
        if (epoch > LongEpoch)
        {
            progress.Report(value with
            {
                Warning = string.Create(
                    CultureInfo.InvariantCulture,
                    $"By the first batches, an epoch takes about {epoch.TotalMinutes:N0} {(epoch.TotalMinutes < 1.5 ? "minute" : "minutes")}, and there are up to "
                    + $"{value.MaximumEpochs}: this encoder learns from nothing. The recipes bag-of-words and embeddings take seconds and are often as good; "
                    + $"a pretrained checkpoint (checkpoint=FOLDER, here or with transformer-features) needs fewer rows and epochs; "
                    + $"a smaller encoder (width, layers, max-length) is faster."),
            });
        }
    }
}
