using System.Globalization;
using NlpMlNet.Hosting;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Writes a line to the ML.NET context's log in each epoch, and passes all reports on.</summary>
/// <param name="host">The training in the context.</param>
/// <param name="listener">Receives the reports too; null for none.</param>
internal sealed class EpochLog(HostedTraining host, IProgress<WordVectorProgress>? listener) : IProgress<WordVectorProgress>
{
    private int epoch;

    /// <inheritdoc/>
    public void Report(WordVectorProgress value)
    {
        if (value.Epoch > epoch)
        {
            epoch = value.Epoch;
            host.Inform(string.Create(
                CultureInfo.InvariantCulture, $"Epoch {value.Epoch} of {value.MaximumEpochs}: loss {value.Loss:F4}, {value.WordsPerSecond:N0} words/s."));
        }

        listener?.Report(value);
    }
}
