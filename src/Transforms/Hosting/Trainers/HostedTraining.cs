using System.Globalization;
using Microsoft.ML.Runtime;
using NlpMlNet.Progress;

namespace NlpMlNet.Hosting;

/// <summary>A training in an ML.NET context: it takes the context's seed, writes to its log and ends with it.</summary>
/// <remarks>
/// A message comes to <c>MLContext.Log</c> as those of ML.NET's own trainers do:
/// <c>[Source=FeedForwardMulticlassTrainer; Training, Kind=Info] Epoch 1 of 100: ...</c>.
/// </remarks>
internal sealed class HostedTraining : IDisposable
{
    private readonly IHostEnvironment environment;
    private readonly IHost host;
    private readonly IChannel channel;

    /// <summary>Opens the channel.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="trainer">The name of the trainer in the log.</param>
    public HostedTraining(IHostEnvironment env, string trainer)
    {
        environment = env;
        host = env.Register(trainer);
        channel = host.Start("Training");
    }

    /// <summary>The seed of the training.</summary>
    /// <param name="seed">The trainer's own seed; null for the context's, or a random one where it has none.</param>
    public int SeedOf(int? seed) => ContextSeed.Of(environment, seed);

    /// <summary>What ends the training: a token, or the context.</summary>
    public Cancellation EndedBy(CancellationToken token) => new(token, host);

    /// <summary>Has epochs and warnings written to the log before a listener hears of them.</summary>
    /// <param name="listener">The listener, if any.</param>
    public IProgress<TrainingProgress> Logged(IProgress<TrainingProgress>? listener) => new LoggedProgress(channel, listener);

    /// <summary>Writes a message to the log.</summary>
    public void Inform(string message) => channel.Info(MessageSensitivity.None, message);

    /// <inheritdoc/>
    public void Dispose() => channel.Dispose();

    private sealed class LoggedProgress(IChannel channel, IProgress<TrainingProgress>? listener) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Warning is { } warning)
            {
                channel.Warning(MessageSensitivity.None, warning);
            }
            else if (value.PartOfEpoch == 0)
            {
                channel.Info(MessageSensitivity.None, Describe(value));
            }

            listener?.Report(value);
        }

        private static string Describe(TrainingProgress value)
        {
            var validation = value.ValidationLoss is { } held ? string.Create(CultureInfo.InvariantCulture, $", validation loss {held:F4}") : "";
            var loss = double.IsNaN(value.Loss) ? "" : string.Create(CultureInfo.InvariantCulture, $"loss {value.Loss:F4}{validation}, ");
            return string.Create(CultureInfo.InvariantCulture, $"Epoch {value.Epoch} of {value.MaximumEpochs}: {loss}{value.RowsPerSecond:N0} rows/s.");
        }
    }
}
