using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet vectors convert</c>: from any format of word vectors to another.</summary>
internal static class VectorsConvertCommand
{
    private static readonly Option<string> Input = new("--input") { HelpName = "FILE", Description = "Word vectors: GloVe, word2vec (text, binary), fastText (.vec, .bin), or the mapped form.", Required = true };
    private static readonly Option<string> Output = new("--output") { HelpName = "FILE", Description = "File of word vectors to write.", Required = true };
    private static readonly Option<string?> Format = new("--format") { HelpName = "NAME", Description = $"One of: {VectorFileFormat.Names}. [default: by the name of --output, else mapped]" };
    private static readonly Option<string?> Words = new("--words") { HelpName = "FILE", Description = "Text file with a word a line: keep these alone." };
    private static readonly Option<int?> MaximumWords = new("--maximum-words") { HelpName = "N", Description = "Keep the first N words alone, which are the most frequent ones in most files." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "convert",
            "Converts word vectors to another format, however large the file is.",
            """
            The mapped form is opened at once and without reading it into memory; it alone holds the vectors of word parts of a fastText model.

            Example:
              nlpmlnet vectors convert --input glove.840B.300d.txt --output glove.mapped
              nlpmlnet vectors convert --input cc.fr.300.bin --output french.vec --maximum-words 100000
            """)
        {
            Input, Output, Format, Words, MaximumWords,
        };
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var (input, output, words) = (parsed.GetValue(Input)!, parsed.GetValue(Output)!, parsed.GetValue(Words));
        DistinctFiles.Require([("--input", input), ("--words", words)], [("--output", output)]);
        if (parsed.GetValue(MaximumWords) is < 1 and var limit)
        {
            throw new UsageException($"--maximum-words is {limit}; it must be at least 1.");
        }

        Outputs.Prepare(screen, parsed, OutputFile.Vectors("--output", output));
        var options = new WordVectorOptions
        {
            Words = words is null ? null : ReadWords(words),
            MaximumWords = parsed.GetValue(MaximumWords),
            CancellationToken = cancellation,
        };
        var source = Convert(input, output, options, VectorFileFormat.Of(parsed.GetValue(Format), output));
        Report(screen, source, output);
        return ExitCode.Done;
    }

    private static WordVectorSource Convert(string input, string output, WordVectorOptions options, WordVectorFormat format)
    {
        try
        {
            return WordVectors.Convert(input, output, options, format);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException("Cancelled. No vectors were written.", options.CancellationToken);
        }
    }

    private static string[] ReadWords(string path)
    {
        try
        {
            string[] words = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
            return words.Length > 0 ? words : throw new NlpMlNetException($"{path} holds no words: it must have a word a line.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"{path} can't be read: {e.Message}", e);
        }
    }

    private static void Report(Screen screen, WordVectorSource source, string output)
    {
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"Read {source.WordsRead} words ({source.Format})."));
        if (source.DuplicateWords > 0)
        {
            screen.Warn($"{source.DuplicateWords} words were there already; the first vector of each was kept.");
        }

        if (source.RepairedWords > 0)
        {
            screen.Warn($"{source.RepairedWords} words hold bytes that are not UTF-8; U+FFFD stands for these now.");
        }

        screen.Say($"Vectors: {output}");
    }
}
