using System.Globalization;
using NlpMlNet.Progress;

namespace NlpMlNet.Cli.Commands;

/// <summary>Shows how the training of a language model's network goes on: epoch, validation perplexity, loss, tokens a second.</summary>
internal sealed class LmEpochLines(LmTraining training) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Warning is { } warning)
        {
            training.Warn(warning);
            return;
        }

        var validation = value.ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"validation perplexity {Math.Exp(loss):F1}, ") : "";
        training.Tell(
            Math.Min(1, (value.Epoch + value.PartOfEpoch) / value.MaximumEpochs),
            string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch + value.PartOfEpoch:F2} of {value.MaximumEpochs}, {validation}loss {value.Loss:F3}, {value.RowsPerSecond:N0} tokens/s"));
    }
}
