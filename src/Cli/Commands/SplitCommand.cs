using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet split</c>: a CSV of texts in, files to learn from, to decide by and to test on out.</summary>
internal static class SplitCommand
{
    private static readonly Option<string> Data = new("--data") { HelpName = "FILE", Description = "CSV file with texts.", Required = true };
    private static readonly Option<string> Text = new("--text") { HelpName = "COLUMN", Description = "Column that holds the texts; rows with equal texts go into one file.", Required = true };
    private static readonly Option<string?> Label = new("--label") { HelpName = "COLUMN", Description = "Column that holds the classes, of which each file gets the same share." };
    private static readonly Option<string?> Group = new("--group") { HelpName = "COLUMN", Description = "Column whose rows with the same value, e.g. of one author, go into one file." };
    private static readonly Option<string?> Time = new("--time") { HelpName = "COLUMN", Description = "Column with ISO dates or numbers such as years: the latest rows become the test file." };
    private static readonly Option<string> Output = new("--output") { HelpName = "FOLDER", Description = "Folder for train.csv, dev.csv and test.csv.", Required = true };
    private static readonly Option<double> Test = new("--test-share") { HelpName = "SHARE", Description = "Share of the rows for test.csv.", DefaultValueFactory = _ => 0.2 };
    private static readonly Option<double> Development = new("--dev-share") { HelpName = "SHARE", Description = "Share of the rows for dev.csv; 0 for no such file.", DefaultValueFactory = _ => 0.1 };
    private static readonly Option<int> Seed = new("--seed") { HelpName = "N", Description = "Seed of the choice.", DefaultValueFactory = _ => 1 };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "split",
            "Divides a CSV file into files to learn from, to decide by and to test on.",
            """
            Example:
              nlpmlnet split --data answers.csv --text answer --label label --output parts
              nlpmlnet train --data parts/train.csv --validation parts/dev.csv --text answer --label label --model model.zip
              nlpmlnet evaluate --model model.zip --data parts/test.csv

            Rows with equal texts stay together; case, white space and invisible characters make no difference. Each row stays as it is
            written, in the file's order. Every row counts: one with too many or too few fields ends the work, with its number.
            """)
        {
            Data, Text, Label, Group, Time, Output, Test, Development, Seed,
        };
        ReadingOptions.AddTo(command);
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var folder = parsed.GetValue(Output)!;
        var request = new DataSplitRequest
        {
            DataPath = parsed.GetValue(Data)!,
            TextColumn = parsed.GetValue(Text)!,
            LabelColumn = parsed.GetValue(Label),
            GroupColumn = parsed.GetValue(Group),
            TimeColumn = parsed.GetValue(Time),
            TestShare = parsed.GetValue(Test),
            DevelopmentShare = parsed.GetValue(Development),
            Seed = parsed.GetValue(Seed),
            Csv = ReadingOptions.Of(parsed),
        };
        string[] paths = [.. DataSplit.Names.Select(name => Path.Combine(folder, name))];
        DistinctFiles.Require([(Data.Name, request.DataPath)], [.. paths.Select(path => (Output.Name, (string?)path))]);
        Outputs.Prepare(screen, parsed, [.. paths.Select(path => OutputFile.Csv(Output.Name, path, "part of this file", _ => false))]);
        var files = DataSplit.Run(request, folder, cancellation);
        Report(screen, files);
        return ExitCode.Done;
    }

    private static void Report(Screen screen, DataSplitFiles files)
    {
        foreach (var (path, rows) in new[] { (files.TrainPath, files.TrainRows), (files.DevelopmentPath, files.DevelopmentRows), (files.TestPath, files.TestRows) })
        {
            if (path is not null)
            {
                screen.Result(string.Create(CultureInfo.InvariantCulture, $"{path}: {rows:N0} rows"));
            }
        }

        var all = files.TrainRows + files.DevelopmentRows + files.TestRows;
        if (files.Groups < all)
        {
            screen.Say(string.Create(CultureInfo.InvariantCulture, $"The {all:N0} rows are {files.Groups:N0} groups that stayed together, by equal texts or as asked for."));
        }
    }
}
