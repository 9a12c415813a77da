using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Commands;

/// <summary>The state of a language model's training in a file beside the model, for the kinds that keep one.</summary>
internal static class LmTrainingState
{
    public static Option<bool> Resume { get; } = new("--resume") { Description = "causal, window: go on after the last finished epoch of an interrupted training, with the same other options." };

    /// <summary>The file that keeps the state; <see langword="null"/> where the model is no regular file.</summary>
    public static string? PathOf(string model) => SpecialFile.Is(model) ? null : model + ".training";

    /// <summary>Says what becomes of an earlier training's state, before the work begins.</summary>
    /// <exception cref="NlpMlNetException">There is a state that would be lost, or the file can't be written.</exception>
    public static void Prepare(Screen screen, ParseResult parsed, LmKind kind)
    {
        if (!kind.Options.Contains(Resume) || PathOf(parsed.GetValue(LmTrainCommand.Model)!) is not { } path)
        {
            return;
        }

        AtomicFile.RequireWritable(path);
        if (parsed.GetValue(Resume))
        {
            screen.Say(File.Exists(path) ? $"The training goes on from {path}." : $"There is nothing to resume: there is no file {path}. The training starts from the beginning.");
        }
        else if (File.Exists(path) && !parsed.GetValue(CommonOptions.Overwrite))
        {
            throw new NlpMlNetException($"{path} is the state of an interrupted training. {Resume.Name} continues from it; {CommonOptions.Overwrite.Name} starts from the beginning and deletes it.");
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Says how to go on with a training that was cancelled, with a space before it; nothing when no state is there.</summary>
    public static string WayOn(string model) => File.Exists(PathOf(model)) ? " The same command with --resume continues after the last finished epoch." : "";

    /// <summary>Deletes the state of a training whose model is written.</summary>
    public static void Delete(string model)
    {
        if (PathOf(model) is { } path && File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
