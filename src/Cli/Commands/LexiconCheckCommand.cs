using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;
using NlpMlNet.Recipes;
using NlpMlNet.Sentiment;
using NlpMlNet.Words;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lexicon check</c>: what was read from lexicon files, and what it finds in texts.</summary>
internal static class LexiconCheckCommand
{
    private static readonly Option<string> Files = new("--file") { HelpName = "FILE[;FILE]", Description = "Lexicon files; several with semicolons between them, such as positive.txt;negative.txt.", Required = true };
    private static readonly Option<string?> Data = new("--data") { HelpName = "FILE", Description = "CSV file with texts that the lexicon is held against." };
    private static readonly Option<string?> Text = new("--text") { HelpName = "COLUMN", Description = "Column that holds the texts." };
    private static readonly Option<int> Count = new("--count") { HelpName = "N", Description = "How many of the most frequent matches to print.", DefaultValueFactory = _ => 20 };
    private static readonly Option<string[]> Set = new("--set") { HelpName = "KEY=VALUE", Description = "How the files are read, key=value, as in train; may be repeated.", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "File for the figures as JSON; - for standard output." };

    private static readonly SettingTable<LexiconSettings> Settings = new([LexiconSettings.LanguageSetting, .. LexiconSettings.Reading]);

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand("check", "Shows what is read from lexicon files, and what it finds in texts.", Details)
        {
            Files, Data, Text, Count, Set, Json,
        };
        ReadingOptions.AddTo(command.WithOutputOptions().WithMessageOptions());
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (data, column, json) = (parsed.GetValue(Data), parsed.GetValue(Text), parsed.GetValue(Json));
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet)) { OutputIsData = json == "-" };
        if ((data is null) != (column is null))
        {
            throw new UsageException("--data and --text belong together: the file and its column of texts. Give both, or neither.");
        }

        var files = parsed.GetValue(Files)!;
        DistinctFiles.Require([("--data", data), .. files.Split(';').Select(file => ("--file", (string?)file))], [("--json", json)]);
        Outputs.Prepare(screen, parsed, OutputFile.Json(Json.Name, json, LexiconReport.Properties));
        var settings = SettingsOf(parsed) with { Files = files };
        var reading = settings.Read()!; // there are files
        var lexicon = settings.LexiconOf(reading);
        var notes = new ReadingNotes();
        var csv = notes.Count(ReadingOptions.Of(parsed));
        var coverage = data is null ? null : CoverageOf(lexicon, data, column!, csv, cancellation);
        var report = new LexiconReport(reading, coverage, parsed.GetValue(Count));
        foreach (var warning in reading.Warnings)
        {
            screen.Warn(warning);
        }

        notes.Say(screen, csv, data);
        report.Show(screen);
        if (json is not null)
        {
            report.WriteJson(json);
        }

        return ExitCode.Done;
    }

    private static LexiconSettings SettingsOf(ParseResult parsed)
    {
        var values = KeyValues.Parse(Set.Name, parsed.GetValue(Set) ?? []);
        var failures = values.Keys.Except(Settings.Names).Select(key => $"'{key}' is not known; known are {string.Join(", ", Settings.Names)}").ToList();
        var settings = Settings.Apply(LexiconSettings.Default, values, failures);
        return failures.Count == 0 ? settings : throw new UsageException($"--set can't be used: {string.Join("; ", failures)}.");
    }

    private static LexiconCoverage CoverageOf(Lexicon lexicon, string data, string column, CsvOptions csv, CancellationToken cancellation)
    {
        var coverage = new LexiconCoverage(lexicon);
        var view = new MLContext(seed: 1).Data.LoadFromCsv(data, csv with { Columns = [new CsvColumn(column, CsvType.Text)], OnlyListedColumns = true });
        using var cursor = view.GetRowCursor(view.Schema);
        var texts = cursor.GetReader<ReadOnlyMemory<char>>(view.Schema[column]);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            texts(ref text);
            coverage.Add(HtmlText.Decode(text).Span);
        }

        return coverage;
    }

    private static string Details()
    {
        var settings = Settings.Describe(LexiconSettings.Default).ToList();
        var width = settings.Max(setting => setting.Name.Length + setting.DefaultValue.Length + 1);
        return string.Create(CultureInfo.InvariantCulture, $"""
            Example:
              nlpmlnet lexicon check --file AFINN-111.txt --data answers.csv --text answer
              nlpmlnet lexicon check --file LIWC.dic --set categories=posemo:1,negemo:-1

            Standard output gets the formats, encodings and kinds of entries, categories and valences, entries that have two valences, the
            share of texts and words with a match, and the most frequent matches. The same settings make train read the lexicon so.

            Settings with defaults (--set key=value):
            {string.Concat(settings.Select(setting => $"  {$"{setting.Name}={setting.DefaultValue}".PadRight(width)}  {setting.Description}\n"))}
            """);
    }
}
