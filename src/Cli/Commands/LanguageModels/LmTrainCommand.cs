using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm train</c>: texts in, a language model out.</summary>
internal static class LmTrainCommand
{
    private const string DefaultColumn = "Text";

    public static Option<string> Model { get; } = new("--model") { HelpName = "FILE", Description = "Model file to write.", Required = true };

    public static Command Create(IReadOnlyList<LmKind> kinds, CancellationToken cancellation)
    {
        var kind = new Option<string>("--kind") { HelpName = "NAME", Description = $"One of: {string.Join(", ", kinds.Select(one => one.Name))}.", DefaultValueFactory = _ => kinds[0].Name };
        var command = new DocumentedCommand(
            "train",
            "Learns a language model from a text file or a column of a CSV file.",
            """
            Example:
              nlpmlnet lm train --kind ngram --data train.txt --tokens whitespace --order 5 --model model.zip
              nlpmlnet lm train --kind ngram --data speeches.csv --text speech --order 3 --model model.zip
              nlpmlnet lm train --kind window --data speeches.csv --text speech --window 5 --epochs 10 --model model.zip
              nlpmlnet lm train --kind causal --data speeches.csv --text speech --layers 4 --width 256 --model model.zip

            Each line of a text file is a sentence, empty ones too; each cell of a column is one.
            The model file is a standard ML.NET model, whose columns are those of 'nlpmlnet lm score'.
            --kind causal and --kind window keep their state beside the model, in MODEL.training, until the model is written. When the training
            was interrupted (Ctrl-C, a crash, a power cut), the same command with --resume continues after the last finished epoch, to the same model.
            """)
        {
            kind, LmTexts.Data, LmTexts.Text, LmTokens.Tokens, LmTokens.Tokenizer, LmTokens.VocabularySize, Model,
        };
        foreach (var option in kinds.SelectMany(one => one.Options).Distinct())
        {
            command.Options.Add(option);
        }

        ReadingOptions.AddTo(command);
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed =>
        {
            var chosen = KindOf(kinds, parsed.GetValue(kind)!);
            RefuseOptionsOfOthers(kinds, chosen, parsed);
            return Run(parsed, chosen, cancellation);
        });
        return command;
    }

    private static LmKind KindOf(IReadOnlyList<LmKind> kinds, string name) => kinds.FirstOrDefault(kind => kind.Name == name)
        ?? throw new UsageException($"--kind {name} is not known. Known are: {string.Join(", ", kinds.Select(kind => kind.Name))}.");

    private static void RefuseOptionsOfOthers(IReadOnlyList<LmKind> kinds, LmKind chosen, ParseResult parsed)
    {
        foreach (var option in kinds.SelectMany(kind => kind.Options).Except(chosen.Options).Where(option => parsed.GetResult(option) is { Implicit: false }))
        {
            throw new UsageException($"{option.Name} is no option of --kind {chosen.Name}, which would ignore it. Leave it out, or choose another kind.");
        }
    }

    private static int Run(ParseResult parsed, LmKind kind, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var started = Stopwatch.GetTimestamp();
        var (data, path) = (parsed.GetValue(LmTexts.Data)!, parsed.GetValue(Model)!);
        DistinctFiles.Require([("--data", data), .. kind.Inputs.Select(input => (input.Name, parsed.GetValue(input)))], [("--model", path)]);
        Outputs.Prepare(screen, parsed, OutputFile.Model("--model", path));
        LmTrainingState.Prepare(screen, parsed, kind);
        var (trained, rows) = Train(parsed, screen, kind, cancellation);
        foreach (var warning in trained.Warnings)
        {
            screen.Warn(warning);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var column = parsed.GetValue(LmTexts.Text) ?? DefaultColumn;
        LmModelFile.Save(path, trained.Model, column, LmManifest.Of(parsed, $"lm {kind.Name}", trained.Settings, column, rows, seconds));
        LmTrainingState.Delete(path);
        screen.Say(string.Create(
            CultureInfo.InvariantCulture, $"Learnt from {rows:N0} texts in {seconds:F1} s: {trained.Model.Vocabulary.Count:N0} {trained.Model.Vocabulary.Unit}."));
        screen.Say($"Model: {path}");
        return ExitCode.Done;
    }

    private static (TrainedLanguageModel Trained, int Rows) Train(ParseResult parsed, Screen screen, LmKind kind, CancellationToken cancellation)
    {
        var notes = new ReadingNotes();
        var csv = notes.Count(ReadingOptions.Of(parsed));
        var rows = 0;
        try
        {
            var trained = screen.WithProgress("Learning a language model", tell =>
            {
                var texts = LmTexts.Of(parsed, csv, tell, cancellation);
                return kind.Train(new LmTraining(parsed, new CountedTexts(texts, count => rows = count), tell, screen.Warn, cancellation));
            });
            notes.Say(screen, csv, parsed.GetValue(LmTexts.Text) is null ? null : parsed.GetValue(LmTexts.Data));
            return (trained, rows);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException($"Cancelled. No model was written.{LmTrainingState.WayOn(parsed.GetValue(Model)!)}", cancellation);
        }
    }
}
