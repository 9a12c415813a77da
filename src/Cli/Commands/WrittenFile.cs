using System.IO.Compression;
using System.Text.Json;
using NlpMlNet.Csv;
using NlpMlNet.Embeddings;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Commands;

/// <summary>Tells what a file is, to know whether the command has written it for the same purpose.</summary>
internal static class WrittenFile
{
    private const string Label = "PredictedLabel";
    private const string Score = "Score";

    /// <summary>Tells a model that was trained or imported, by its manifest.</summary>
    public static bool IsModel(string path) => Ask(() =>
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.GetEntry(ModelFile.ManifestEntry) is not null;
    });

    /// <summary>Tells word vectors by their format.</summary>
    public static bool IsVectors(string path) => Ask(() => FormatDetection.Detect(path) switch
    {
        WordVectorFormat.GloveText => File.ReadLines(path).Take(2).Select(line => line.Split(' ').Length).Distinct().ToArray() is [> 2],
        var format => format != WordVectorFormat.FastTextModel,
    });

    /// <summary>Tells JSON that has all of some properties.</summary>
    public static bool IsJson(string path, IEnumerable<string> properties) => Ask(() =>
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return properties.All(name => json.RootElement.TryGetProperty(name, out _));
    });

    /// <summary>The names of a CSV file's columns; <see langword="null"/> when it is no such file.</summary>
    public static IReadOnlyList<string>? ColumnsOf(string path)
    {
        IReadOnlyList<string>? columns = null;
        return Ask(() =>
        {
            using var reader = CsvSource.Open(path, new CsvOptions());
            columns = reader.Header.Names;
            return true;
        }) ? columns : null;
    }

    /// <summary>Tells a scored file: its last columns are those that <c>score</c> adds, with whatever prefix.</summary>
    /// <param name="columns">The file's columns.</param>
    /// <param name="input">The columns of the input, by which alone the one column of a regression is known; <see langword="null"/> when they can't be read.</param>
    public static bool IsScored(IReadOnlyList<string> columns, Func<IReadOnlyList<string>?> input)
    {
        var label = columns.ToList().FindLastIndex(name => name.EndsWith(Label, StringComparison.Ordinal));
        if (label < 0)
        {
            if (columns is [.., var log, var perplexity, var tokens, var unknown] && log.EndsWith("LogProbability", StringComparison.Ordinal)
                && perplexity.EndsWith("Perplexity", StringComparison.Ordinal) && tokens.EndsWith("TokenCount", StringComparison.Ordinal) && unknown.EndsWith("UnknownCount", StringComparison.Ordinal))
            {
                return true;
            }

            return columns[^1].EndsWith(Score, StringComparison.Ordinal) && input()?.SequenceEqual(columns.SkipLast(1)) == true;
        }

        var prefix = columns[label][..^Label.Length];
        string[] added = [.. columns.Skip(label + 1)];
        return added is [var only] ? only == prefix + Score
            : added.Length > 2 && added[0] == prefix + "Probability" && added[1..].All(name => name.StartsWith($"{prefix}{Score}.", StringComparison.Ordinal));
    }

    // What can't be read as something isn't it.
    private static bool Ask(Func<bool> question)
    {
        try
        {
            return question();
        }
        catch (Exception e) when (e is NlpMlNetException or IOException or UnauthorizedAccessException or InvalidDataException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
