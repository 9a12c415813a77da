using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.Files;
using NlpMlNet.Models;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Commands;

/// <summary>How a language model came about that a command has made of texts.</summary>
internal static class LmManifest
{
    /// <summary>Makes the manifest.</summary>
    /// <param name="parsed">The command line; the texts are those of <see cref="LmTexts.Data"/>.</param>
    /// <param name="recipe">What the manifest calls the kind of model.</param>
    /// <param name="settings">All settings with the values that were used.</param>
    /// <param name="column">The text column that the model scores.</param>
    /// <param name="texts">How many texts there were.</param>
    /// <param name="seconds">The time that it took.</param>
    public static ModelManifest Of(ParseResult parsed, string recipe, IReadOnlyDictionary<string, string> settings, string column, int texts, double seconds)
    {
        var data = parsed.GetValue(LmTexts.Data)!;
        return new ModelManifest
        {
            Recipe = recipe,
            Settings = settings,
            TextColumn = column,
            Classes = [],
            TrainingData = SpecialFile.Is(data) ? null : DataFingerprint.Of(data, texts),
            TrainedRows = texts,
            Training = new TrainingRecord(null, null, null, Refitted: false, Math.Round(seconds, 3)),
            Command = GivenCommand.Of(parsed),
            TrainedAt = TimeProvider.System.GetUtcNow(),
            Versions = SoftwareVersions.Current,
        };
    }
}
