using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Importing;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet import</c>: a checkpoint that is a classifier already in, a model file out.</summary>
internal static class ImportCommand
{
    private static readonly Option<string> Checkpoint = new("--checkpoint")
    {
        HelpName = "FOLDER",
        Description = "Folder of the checkpoint, in Hugging Face's layout, fine-tuned for classification.",
        Required = true,
    };

    private static readonly Option<string> Text = new("--text") { HelpName = "COLUMN", Description = "Column that will hold the texts to score.", Required = true };
    private static readonly Option<string?> Label = new("--label") { HelpName = "COLUMN", Description = "Column that will hold the classes to evaluate by. [default: evaluate has to name it]" };
    private static readonly Option<string[]> Labels = new("--labels")
    {
        HelpName = "NAMES",
        Description = "New names of the classes: all in the order of their numbers (negative,neutral,positive), or some (0=negative). Repeat it for names with commas. [default: the checkpoint's]",
    };

    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file to write.", Required = true };
    private static readonly Option<int?> MaximumLength = new("--max-length") { HelpName = "N", Description = "Most tokens of a text; longer ones are cut. [default: as many as the model can take]" };
    private static readonly Option<int?> BatchSize = new("--batch-size") { HelpName = "N", Description = $"Texts that are computed together. [default: {new TextClassificationCheckpointOptions().BatchSize}]" };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "import",
            "Makes a model file of a checkpoint that is a text classifier already, without training.",
            """
            Example:
              nlpmlnet import --checkpoint distilbert-sst-2 --text review --model model.zip
              nlpmlnet score --model model.zip --input reviews.csv --output scored.csv

            The classes have the names in the checkpoint's config.json (id2label or label2id), or those of --labels. The model file holds all that is needed; the folder may go.
            It reads no CSV file: a column that isn't there is noticed when texts are scored.
            """)
        {
            Checkpoint, Text, Label, Labels, Model, MaximumLength, BatchSize,
        };
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var (folder, path) = (parsed.GetValue(Checkpoint)!, parsed.GetValue(Model)!);
        DistinctFiles.Require([.. FilesOf(folder).Select(file => (Checkpoint.Name, (string?)file))], [(Model.Name, path)]);
        Outputs.Prepare(screen, parsed, OutputFile.Model(Model.Name, path));
        var context = ModelContext.CreateToWrite(seed: 1);
        var model = CheckpointImport.Run(context, new ImportRequest
        {
            Checkpoint = folder,
            TextColumn = parsed.GetValue(Text)!,
            LabelColumn = parsed.GetValue(Label),
            MaximumLength = parsed.GetValue(MaximumLength),
            BatchSize = parsed.GetValue(BatchSize),
            Labels = ClassNamePairs.HasPairs(parsed, Labels) ? [] : ClassNamePairs.Parts(parsed, Labels),
            RenamedLabels = ClassNamePairs.HasPairs(parsed, Labels) ? ClassNamePairs.Read(parsed, Labels) : new Dictionary<string, string>(),
            Notes = new NotesOnScreen(screen),
        });
        cancellation.ThrowIfCancellationRequested();
        ModelFile.Save(context, path, model);
        Report(screen, model.Manifest!, path);
        return ExitCode.Done;
    }

    // A model may well lie in the folder, and be written again.
    internal static IEnumerable<string> FilesOf(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) != ".zip") : [];

    private sealed class NotesOnScreen(Screen screen) : IProgress<string>
    {
        public void Report(string value) => screen.Warn(value);
    }

    private static void Report(Screen screen, ModelManifest manifest, string path)
    {
        var checkpoint = manifest.Checkpoint!; // it has just been imported
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"Imported {checkpoint.Folder}: {checkpoint.Architecture}, {checkpoint.Parameters:N0} parameters."));
        screen.Say($"Classes: {string.Join(", ", manifest.Classes)}. Texts: up to {manifest.Settings["max-length"]} tokens, from the column '{manifest.TextColumn}'.");
        screen.Say($"Model: {path}");
        if (manifest.Classes.All(name => name.StartsWith("LABEL_", StringComparison.Ordinal)))
        {
            screen.Warn($"The checkpoint gives its classes no names of their own. Import it with {Labels.Name} and the names that its description gives them, in the order of their numbers: {Labels.Name} negative,positive.");
        }
    }
}
