using System.CommandLine;
using System.Globalization;
using NlpMlNet.Checkpoints;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using Spectre.Console;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet model-size</c>: what a checkpoint will ask of this machine.</summary>
internal static class ModelSizeCommand
{
    private static readonly Option<string> Checkpoint = new("--checkpoint") { HelpName = "FOLDER", Description = "Folder of the checkpoint, in Hugging Face's layout.", Required = true };
    private static readonly Option<bool> BodyOnly = new("--body-only") { Description = "Leave the head out, as 'train' does, which puts a new one in its place; then any head is accepted." };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "File for the numbers as JSON; - for standard output." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "model-size",
            "Tells how large a checkpoint is, and estimates the memory to load, score and train it.",
            """
            Example:
              nlpmlnet model-size --checkpoint bert-base-uncased

            The estimate is that of Hugging Face's model-size tool, for numbers of 32 bits. The checkpoint is checked as for any other use; its weights are not loaded.
            """)
        {
            Checkpoint, BodyOnly, Json,
        };
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet)) { OutputIsData = parsed.GetValue(Json) == "-" };
        DistinctFiles.Require(
            [.. ImportCommand.FilesOf(parsed.GetValue(Checkpoint)!).Select(file => (Checkpoint.Name, (string?)file))], [(Json.Name, parsed.GetValue(Json))]);
        Outputs.Prepare(screen, parsed, OutputFile.Json(Json.Name, parsed.GetValue(Json), "architecture", "parameters", "bytesToLoad"));

        // Whoever asks wants to hear how large it is above all when it is too large for this machine.
        var options = new TransformerCheckpointOptions { BodyOnly = parsed.GetValue(BodyOnly), AvailableMemory = long.MaxValue };
        using var checkpoint = TransformerCheckpoint.Load(parsed.GetValue(Checkpoint)!, options);
        cancellation.ThrowIfCancellationRequested();
        screen.ResultHeading(checkpoint.Folder);
        screen.Result(TableOf(checkpoint));
        if (parsed.GetValue(Json) is { } json)
        {
            Write(json, checkpoint);
        }

        return ExitCode.Done;
    }

    private static Grid TableOf(TransformerCheckpoint checkpoint)
    {
        var (model, size) = (checkpoint.Configuration, checkpoint.Size);
        var grid = DescriptionGrid.New();
        grid.AddLine("model", checkpoint.Architecture);
        grid.AddLine("family", $"{model.Family}");
        grid.AddLine("network", Invariant($"{model.Layers} layers, width {model.HiddenSize:N0}, {model.Heads} attention heads"));
        grid.AddLine("texts", Invariant($"up to {model.MaximumLength:N0} tokens of {model.VocabularySize:N0}"));
        if (checkpoint.Labels.Count > 0)
        {
            grid.AddLine("classes", string.Join(", ", checkpoint.Labels));
        }

        grid.AddLine("parameters", Invariant($"{size.Parameters:N0}"));
        grid.AddLine("largest layer", ByteText.Of(size.LargestLayerBytes));
        grid.AddLine("to load", ByteText.Of(size.BytesToLoad));
        grid.AddLine("to score", $"about {ByteText.Of(size.BytesToScore)}");
        grid.AddLine("to train", $"about {ByteText.Of(size.BytesToTrain)} with Adam, and more the longer the texts and the larger the batches");
        return grid;
    }

    private static void Write(string path, TransformerCheckpoint checkpoint)
    {
        var (model, size) = (checkpoint.Configuration, checkpoint.Size);
        OutputText.WriteJson(path, new
        {
            checkpoint.Architecture,
            Family = $"{model.Family}",
            model.Layers,
            Width = model.HiddenSize,
            model.Heads,
            Vocabulary = model.VocabularySize,
            model.MaximumLength,
            Classes = checkpoint.Labels,
            size.Parameters,
            size.LargestLayerBytes,
            size.BytesToLoad,
            size.BytesToScore,
            size.BytesToTrain,
        });
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
