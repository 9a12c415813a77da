using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Csv;
using NlpMlNet.Embeddings;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet vectors train</c>: texts in, word vectors out.</summary>
internal static class VectorsTrainCommand
{
    private static readonly WordVectorTrainingOptions Defaults = new();

    private static readonly Option<string> Data = new("--data") { HelpName = "FILE", Description = "CSV file (with --text), or text file with a document a line.", Required = true };
    private static readonly Option<string?> Text = new("--text") { HelpName = "COLUMN", Description = "Column of the CSV file that holds the texts." };
    private static readonly Option<string> Output = new("--output") { HelpName = "FILE", Description = "File of word vectors to write.", Required = true };
    private static readonly Option<string?> Format = new("--format") { HelpName = "NAME", Description = $"One of: {VectorFileFormat.Names}. [default: by the name of --output, else mapped]" };
    private static readonly Option<string> Model = new("--model") { HelpName = "NAME", Description = "skipgram or cbow.", DefaultValueFactory = _ => "skipgram" };
    private static readonly Option<int> Dimension = Number("--dimension", "Numbers of a vector.", Defaults.Dimension);
    private static readonly Option<int> Window = Number("--window", "Words to each side that belong to a word's context at most.", Defaults.Window);
    private static readonly Option<int> Negatives = Number("--negatives", "Negative samples for each pair of words.", Defaults.Negatives);
    private static readonly Option<double> Exponent = Share("--negative-exponent", "Power of the counts by which negative samples are drawn.", Defaults.NegativeExponent);
    private static readonly Option<int> MinimumCount = Number("--minimum-count", "How often a word must occur.", Defaults.MinimumCount);
    private static readonly Option<double> Thinning = Share("--subsampling", "Share of the text above which words are thinned out; 1 keeps all.", Defaults.Subsampling);
    private static readonly Option<int> Epochs = Number("--epochs", "Passes over the texts.", Defaults.MaximumEpochs);
    private static readonly Option<double> Rate = Share("--learning-rate", "Learning rate at the beginning; it falls to 0.", 0.05);
    private static readonly Option<string?> Subwords = new("--subwords") { HelpName = "MIN-MAX", Description = "Learn vectors of character n-grams too, e.g. 3-6, for unknown words. [default: none]" };
    private static readonly Option<int> Buckets = Number("--buckets", "Buckets that the n-grams are hashed into.", new SubwordNgrams().BucketCount);
    private static readonly Option<bool> WhiteSpace = new("--white-space") { Description = "Split at white space alone and keep capitals: for prepared texts." };
    private static readonly Option<bool> Fast = new("--fast") { Description = "Let threads work without waiting for each other: faster, and not reproducible." };
    private static readonly Option<int> Seed = Number("--seed", "Seed of everything random.", 1);

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "train",
            "Learns word vectors from a CSV file or a text file.",
            """
            Example:
              nlpmlnet vectors train --data speeches.csv --text speech --output vectors.vec
              nlpmlnet vectors train --data corpus.txt --subwords 3-6 --output vectors.mapped

            The formats vec, bin and glove hold whole words alone; mapped also holds the n-grams of --subwords.
            """)
        {
            Data, Text, Output, Format, Model, Dimension, Window, Negatives, Exponent, MinimumCount, Thinning, Epochs, Rate, Subwords, Buckets,
            WhiteSpace, Fast, Seed,
        };
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var started = Stopwatch.GetTimestamp();
        var (data, output) = (parsed.GetValue(Data)!, parsed.GetValue(Output)!);
        DistinctFiles.Require([("--data", data)], [("--output", output)]);
        var format = VectorFileFormat.Of(parsed.GetValue(Format), output);
        var options = OptionsOf(parsed) with { CancellationToken = cancellation, KeepOnCancel = true };
        Outputs.Prepare(screen, parsed, OutputFile.Vectors("--output", output));
        using var vectors = Train(parsed, screen, data, options);
        vectors.Save(output, format);
        Report(screen, vectors, format, Stopwatch.GetElapsedTime(started), options, output);
        if (cancellation.IsCancellationRequested)
        {
            screen.Error($"Cancelled. The vectors as far as they were learnt are in {output}.");
            return ExitCode.Cancelled;
        }

        return ExitCode.Done;
    }

    private static WordVectors Train(ParseResult parsed, Screen screen, string data, WordVectorTrainingOptions options)
    {
        var column = parsed.GetValue(Text);
        if (column is null && Path.GetExtension(data.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? data[..^3] : data).ToLowerInvariant() is ".csv" or ".tsv")
        {
            throw new UsageException($"{data} is a CSV file: name the column that holds the texts, with --text COLUMN.");
        }

        var notes = new ReadingNotes();
        var csv = notes.Count(ReadingOptions.Of(parsed));
        try
        {
            var vectors = screen.WithProgress("Learning word vectors", tell =>
            {
                var trainer = new WordVectorTrainer(options with { Progress = new Listener(tell) });
                return column is null
                    ? trainer.TrainOnFiles([data], CsvEncoding.Get(parsed.GetValue(ReadingOptions.Encoding)))
                    : trainer.Train(new MLContext(trainer.Seed).Data.LoadFromCsv(data, csv with { Columns = [new(column, CsvType.Text)], OnlyListedColumns = true }), column);
            });
            notes.Say(screen, csv, column is null ? null : data);
            return vectors;
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException("Cancelled while the texts were read. No vectors were written.", options.CancellationToken);
        }
    }

    private static WordVectorTrainingOptions OptionsOf(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(Model) switch
        {
            "skipgram" => WordVectorModel.SkipGram,
            "cbow" => WordVectorModel.Cbow,
            var other => throw new UsageException($"--model {other} is not known. Known are: skipgram, cbow."),
        },
        Tokens = parsed.GetValue(WhiteSpace) ? WordVectorTokens.WhiteSpace : WordVectorTokens.Words,
        Dimension = parsed.GetValue(Dimension),
        Window = parsed.GetValue(Window),
        Negatives = parsed.GetValue(Negatives),
        NegativeExponent = parsed.GetValue(Exponent),
        MinimumCount = parsed.GetValue(MinimumCount),
        Subsampling = parsed.GetValue(Thinning),
        MaximumEpochs = parsed.GetValue(Epochs),
        LearningRate = (float)parsed.GetValue(Rate),
        Subwords = NgramsOf(parsed),
        Seed = parsed.GetValue(Seed),
        Threads = CommonOptions.ThreadsOf(parsed),
        Reproducible = !parsed.GetValue(Fast),
    };

    private static SubwordNgrams? NgramsOf(ParseResult parsed)
    {
        if (parsed.GetValue(Subwords) is not { } lengths)
        {
            return null;
        }

        int[] numbers = [.. lengths.Split('-').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        return numbers is [>= 0, >= 0]
            ? new SubwordNgrams { Shortest = numbers[0], Longest = numbers[1], BucketCount = parsed.GetValue(Buckets) }
            : throw new UsageException($"--subwords {lengths} is not of the form MIN-MAX, such as 3-6.");
    }

    private static void Report(
        Screen screen, WordVectors vectors, WordVectorFormat format, TimeSpan time, WordVectorTrainingOptions options, string output)
    {
        screen.Say(string.Create(
            CultureInfo.InvariantCulture, $"Learnt vectors of {vectors.Count} words with {vectors.Dimension} numbers each in {time.TotalSeconds:F1} s."));
        if (!options.Reproducible)
        {
            screen.Say("Another run will give other vectors (--fast).");
        }

        if (vectors.Subwords is not null && format != WordVectorFormat.Mapped)
        {
            screen.Warn("This format has no place for the vectors of n-grams, so that unknown words have none. Take --format mapped to keep them.");
        }

        screen.Say($"Vectors: {output}");
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => value };

    private static Option<double> Share(string name, string description, double value) =>
        new(name) { HelpName = "X", Description = description, DefaultValueFactory = _ => value };

    private sealed class Listener(Action<double, string> tell) : IProgress<WordVectorProgress>
    {
        public void Report(WordVectorProgress value) => tell(
            value.Share,
            string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {value.Epoch}/{value.MaximumEpochs}, loss {value.Loss:F3}, {value.WordsPerSecond:N0} words/s, {value.TimeLeft:mm\\:ss} left"));
    }
}
