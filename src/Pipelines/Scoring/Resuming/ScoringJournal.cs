using System.Security.Cryptography;
using System.Text.Json;
using NlpMlNet.Csv;
using NlpMlNet.Files;
using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>How far a run has come, kept beside the output so that another run can go on from there.</summary>
/// <param name="Model">The hash of the model file.</param>
/// <param name="Settings">The options that decide what the output is.</param>
/// <param name="InputSize">The size of the input in bytes.</param>
/// <param name="InputMark">The part of the input that had been read, and its hash.</param>
/// <param name="Position">The rows dealt with and the files' lengths.</param>
/// <param name="Complete">Whether nothing is left to do but to give the files their names.</param>
/// <param name="Sha256">The SHA-256 of all the rest as it is written, in lower-case hexadecimal digits; <see langword="null"/> until it is.</param>
internal sealed record ScoringJournal(
    string Model, SortedList<string, string> Settings, long InputSize, InputMark InputMark, ScoringPosition Position, bool Complete, string? Sha256 = null)
{
    /// <summary>The path of the journal of an output.</summary>
    public static string PathOf(string output) => output + ".resume.json";

    /// <summary>Gets the journal of the run to resume, or of one that has done nothing yet.</summary>
    /// <param name="options">Options that have been validated.</param>
    /// <param name="paths">The files, checked.</param>
    /// <param name="model">The hash of the model file.</param>
    /// <exception cref="NlpMlNetException">The journal is damaged, or the model, the input or an option has changed.</exception>
    public static ScoringJournal Start(BatchScoringOptions options, ScoringPaths paths, string model)
    {
        var earlier = options.Resume && paths.Journal is not null ? Read(paths.Journal) : null;
        earlier?.RefuseChanges(model, options, paths);
        var size = options.InputPath is null ? 0 : new FileInfo(options.InputPath).Length;
        return earlier ?? new ScoringJournal(model, options.Settings, size, default, default, Complete: false);
    }

    /// <summary>Reads a journal.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    /// <exception cref="NlpMlNetException">It is damaged, or was changed after it was written.</exception>
    public static ScoringJournal? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        ScoringJournal? journal;
        try
        {
            journal = JsonSerializer.Deserialize(File.ReadAllBytes(path), ScoringJournalJson.Default.ScoringJournal);
        }
        catch (JsonException e)
        {
            throw new NlpMlNetException($"{path} can't be read: it is damaged, in line {e.LineNumber + 1}. Delete it and start again without resuming.", e);
        }

        return journal is not null && journal.Sha256 == journal.Hash()
            ? journal
            : throw new NlpMlNetException($"{path} can't be read: its content is not what was written, by its own checksum. Delete it and start again without resuming.");
    }

    /// <summary>Writes the journal so that at any moment, even in a power cut, the older or the newer one is there.</summary>
    public void Write(string path) =>
        AtomicFile.Write(
            path,
            file => JsonSerializer.Serialize(file, this with { Sha256 = Hash() }, ScoringJournalJson.Default.ScoringJournal),
            FileRights.UserOnly);

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(this with { Sha256 = null }, ScoringJournalJson.Default.ScoringJournal)));

    /// <summary>Refuses to go on with anything else than what the journal is about.</summary>
    /// <param name="model">The hash of the model file.</param>
    /// <param name="options">The options of the run that wants to go on.</param>
    /// <param name="paths">The files.</param>
    /// <exception cref="NlpMlNetException">The model, the input, an option or what was written has changed.</exception>
    private void RefuseChanges(string model, BatchScoringOptions options, ScoringPaths paths)
    {
        var changes = Settings
            .Where(setting => options.Settings.GetValueOrDefault(setting.Key) != setting.Value)
            .Select(setting => MessageText.Of($"{new CodeName(typeof(BatchScoringOptions), setting.Key)} was {CsvText.Show(setting.Value)} and is {CsvText.Show(options.Settings.GetValueOrDefault(setting.Key, string.Empty))}"));
        var change = Model != model ? MessageText.Of($"the model is another one")
            : changes.FirstOrDefault() ?? (!InputIsSame(options.InputPath!) ? MessageText.Of($"the input {options.InputPath} has changed") // a path is required to resume
            : Complete || WrittenRows.Disagreement(Position, paths) is not { } disagreement ? null : MessageText.Of($"{disagreement}"));
        if (change is not null)
        {
            throw new NlpMlNetException(
                $"The run that wrote {Position.RowsRead} rows for {options.OutputPath} can't be resumed: {change}. "
                + $"Put back what it was, or start again without resuming.");
        }
    }

    private bool InputIsSame(string path)
    {
        using var input = File.OpenRead(path);
        if (input.Length != InputSize || InputMark.Bytes == 0)
        {
            return input.Length == InputSize; // a run that was ended before its first chunk has read nothing that could have changed
        }

        using var meter = new InputMeter(input, leaveOpen: true, hashed: true);
        meter.Pass(InputMark.Bytes);
        return meter.Mark() == InputMark;
    }
}
