using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Commands;

/// <summary>What <c>nlpmlnet train</c> says of a training that was interrupted, before and now.</summary>
internal static class Interruption
{
    /// <summary>Says what becomes of an earlier training's state.</summary>
    /// <param name="screen">Where it is said.</param>
    /// <param name="request">The training.</param>
    /// <param name="overwrite">Whether the state may be deleted.</param>
    /// <exception cref="NlpMlNetException">There is a state that would be lost.</exception>
    public static void Announce(Screen screen, TrainingRequest request, bool overwrite)
    {
        var state = StateOf(request);
        if (request.Resume)
        {
            screen.Say(state is null
                ? $"There is nothing to resume: there is no file {request.StatePath}. The training starts from the beginning."
                : $"The training goes on from {state}.");
        }
        else if (state is not null && !overwrite)
        {
            throw new NlpMlNetException(
                $"{state} is the state of an interrupted training. --resume continues from it; {CommonOptions.Overwrite.Name} starts from the beginning and deletes it.");
        }
        else if (state is not null)
        {
            screen.Say($"The training starts from the beginning and deletes {state}, the state of an interrupted one.");
        }
    }

    /// <summary>Says where the state of a training is kept, and how large it is; nothing when none is.</summary>
    public static void AnnounceState(Screen screen, TrainingRequest request)
    {
        if (request.StatePath is { } path)
        {
            screen.Say($"After each epoch the state of the training is kept in {path}, and later in {path}.all, until the model is written: each takes about four times the size of the weights{SizeOf(request)}.");
        }
    }

    /// <summary>Says how a training ended that was cancelled before it had a model.</summary>
    public static string DescribeWithoutModel(TrainingRequest request) => StateOf(request) is null
        ? "Cancelled before the first epoch was done. No model was written."
        : "Cancelled. No model was written. The same command with --resume continues after the last finished epoch.";

    /// <summary>Says how to go on with a training that was cancelled, with a space before it; nothing when its state isn't there.</summary>
    public static string DescribeWayOn(TrainingRequest request, TrainingResult result) =>
        File.Exists(request.RefitStatePath) ? " The same command with --resume goes on with the training on all rows."
        : File.Exists(request.StatePath) ? $" The same command with --resume continues after epoch {result.Model.Manifest!.Training!.Epochs}." // it was trained
        : "";

    private static string SizeOf(TrainingRequest request)
    {
        if (request.Settings.GetValueOrDefault("checkpoint") is not { } folder || !Directory.Exists(folder))
        {
            return "";
        }

        var weights = new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Extension is ".safetensors" or ".bin").Select(file => file.Length).DefaultIfEmpty().Max();
        return $", here {ByteText.Of(4 * weights)}";
    }

    private static string? StateOf(TrainingRequest request) =>
        new[] { request.StatePath, request.RefitStatePath }.FirstOrDefault(File.Exists);
}
