using NlpMlNet.Hosting;

namespace NlpMlNet.Networks;

/// <summary>Brings the options of a training and the ML.NET context together.</summary>
internal static class HostedOptions
{
    /// <summary>The options with the seed that is used, the context's log beside the listener, and the context's cancellation beside the token.</summary>
    public static TOptions In<TOptions>(this TOptions options, HostedTraining training)
        where TOptions : NetworkTrainingOptions => (TOptions)((NetworkTrainingOptions)options with
        {
            Host = training,
            Seed = training.SeedOf(options.Seed),
            Progress = training.Logged(options.Progress),
        });
}
