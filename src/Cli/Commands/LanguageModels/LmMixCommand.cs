using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm mix</c>: one language model of several, weighted as held-out texts want it.</summary>
internal static class LmMixCommand
{
    private static readonly Option<string[]> Models = new("--model")
    {
        HelpName = "FILE",
        Description = "Model file of one of the models, or the mapped form; given once for each. They must have one vocabulary.",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Output = new("--output") { HelpName = "FILE", Description = "Model file to write; it holds all of the models.", Required = true };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "mix",
            "Interpolates language models linearly, with the weights that held-out texts are most probable with.",
            """
            Models that learnt from the same texts have the same words; n-gram models of other texts get them by 'lm train --vocabulary'.
            The texts of --data must be none that a model has learnt from, nor those that the mixture is evaluated on.

            Example:
              nlpmlnet lm train --kind ngram --data train.txt --tokens whitespace --model ngrams.zip
              nlpmlnet lm train --kind window --data train.txt --tokens whitespace --model window.zip
              nlpmlnet lm mix --model ngrams.zip --model window.zip --data dev.txt --output mixture.zip
            """)
        {
            Models, CommonOptions.TrustModel, LmTexts.Data, LmTexts.Text, Output,
        };
        ReadingOptions.AddTo(command);
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var started = Stopwatch.GetTimestamp();
        var (paths, output) = (parsed.GetValue(Models)!, parsed.GetValue(Output)!);
        if (paths.Length < 2)
        {
            throw new UsageException($"{Models.Name} names one model, and a mixture takes two or more: give the option once for each.");
        }

        DistinctFiles.Require([.. paths.Select(path => (Models.Name, (string?)path)), ("--data", parsed.GetValue(LmTexts.Data))], [(Output.Name, output)]);
        Outputs.Prepare(screen, parsed, OutputFile.Model(Output.Name, output));
        var opened = paths.Select(path => LmModelFile.Open(path, CommonOptions.TrustOf(parsed))).ToList();
        var notes = new ReadingNotes();
        var csv = notes.Count(ReadingOptions.Of(parsed));
        var texts = screen.WithProgress("Reading", tell => LmTexts.Of(parsed, csv, tell, cancellation).ToList());
        notes.Say(screen, csv, parsed.GetValue(LmTexts.Text) is null ? null : parsed.GetValue(LmTexts.Data));
        cancellation.ThrowIfCancellationRequested();
        using var mixture = MixtureModel.Fit([.. opened.Select(model => model.Model)], texts);
        cancellation.ThrowIfCancellationRequested();
        var column = opened.Select(model => model.Manifest?.TextColumn).FirstOrDefault(name => name is not null) ?? "Text";
        LmModelFile.Save(output, mixture, column, LmManifest.Of(parsed, "lm mixture", SettingsOf(paths, mixture), column, texts.Count, Stopwatch.GetElapsedTime(started).TotalSeconds));
        foreach (var (path, weight) in paths.Zip(mixture.Weights))
        {
            screen.Result(string.Create(CultureInfo.InvariantCulture, $"{weight:F4}  {path}"));
        }

        screen.Say($"Model: {output}");
        return ExitCode.Done;
    }

    private static SortedList<string, string> SettingsOf(string[] paths, MixtureModel mixture) => new(StringComparer.Ordinal)
    {
        ["models"] = string.Join(", ", paths.Select(Path.GetFileName)),
        ["weights"] = string.Join(", ", mixture.Weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture))),
    };
}
