using System.Text.Json;
using NlpMlNet.Csv;

namespace NlpMlNet.Models;

/// <summary>Reads a manifest member by member: the serializer takes longer to get ready for that than a model takes to score some rows.</summary>
/// <remarks>
/// It knows what training writes. Manifests of imported models, and damaged ones, are left to the serializer, which says what is wrong.
/// </remarks>
internal static class ManifestReader
{
    /// <summary>Reads a manifest.</summary>
    /// <param name="json">The UTF-8 text.</param>
    /// <returns>What the serializer would read.</returns>
    /// <exception cref="JsonException">The text is no manifest.</exception>
    public static ModelManifest? Read(byte[] json) =>
        TryRead(json, out var manifest) ? manifest : JsonSerializer.Deserialize<ModelManifest>(new MemoryStream(json), ModelFile.Json);

    /// <summary>Reads a manifest without the serializer, if it is of the common kind.</summary>
    internal static bool TryRead(byte[] json, out ModelManifest? manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            manifest = ReadManifest(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            manifest = null;
            return false;
        }
    }

    private static ModelManifest ReadManifest(JsonElement manifest) => new()
    {
        Recipe = TextOf(manifest, "recipe"),
        Settings = TextsOf(manifest, "settings"),
        Seed = Holds(manifest, "seed") ? NumberOf(manifest, "seed") : null,
        TextColumn = TextOf(manifest, "textColumn"),
        LabelColumn = Holds(manifest, "labelColumn") ? TextOf(manifest, "labelColumn") : null,
        Classes = ReadClasses(manifest.GetProperty("classes")),
        TrainingData = Holds(manifest, "trainingData") ? ReadData(manifest.GetProperty("trainingData")) : null,
        ValidationData = Holds(manifest, "validationData") ? ReadData(manifest.GetProperty("validationData")) : null,
        TrainedRows = Holds(manifest, "trainedRows") ? NumberOf(manifest, "trainedRows") : null,
        ValidationRows = Holds(manifest, "validationRows") ? NumberOf(manifest, "validationRows") : null,
        Training = Holds(manifest, "training") ? ReadTraining(manifest.GetProperty("training")) : null,
        Validation = Holds(manifest, "validation") ? ReadValidation(manifest.GetProperty("validation")) : null,
        GroupColumn = Holds(manifest, "groupColumn") ? TextOf(manifest, "groupColumn") : null,
        Fingerprints = Holds(manifest, "fingerprints") ? ReadFingerprints(manifest.GetProperty("fingerprints")) : null,
        Command = Holds(manifest, "command") ? TextOf(manifest, "command") : null,
        Files = Holds(manifest, "files") ? TextsOf(manifest, "files") : null,
        TrainedAt = Holds(manifest, "trainedAt") ? manifest.GetProperty("trainedAt").GetDateTimeOffset() : null,
        Checkpoint = Holds(manifest, "checkpoint") ? throw new FormatException("An imported model's manifest.") : null,
        Versions = TextsOf(manifest, "versions"),
    };

    private static List<string> ReadClasses(JsonElement classes)
    {
        var names = new List<string>(classes.GetArrayLength());
        foreach (var name in classes.EnumerateArray())
        {
            names.Add(TextOf(name));
        }

        return names;
    }

    private static DataFingerprint ReadData(JsonElement data) => new(TextOf(data, "file"), TextOf(data, "sha256"), NumberOf(data, "rows"))
    {
        Where = Holds(data, "where") ? ReadConditions(data.GetProperty("where")) : null,
        UnlabelledRows = data.TryGetProperty("unlabelledRows", out var rows) ? rows.GetInt32() : 0,
    };

    private static List<CsvCondition> ReadConditions(JsonElement where)
    {
        var conditions = new List<CsvCondition>(where.GetArrayLength());
        foreach (var condition in where.EnumerateArray())
        {
            conditions.Add(new CsvCondition(TextOf(condition, "column"), TextOf(condition, "value"))
            {
                Comparison = Holds(condition, "comparison") ? Enum.Parse<CsvComparison>(TextOf(condition, "comparison")) : CsvComparison.Equal,
            });
        }

        return conditions;
    }

    private static TrainingRecord ReadTraining(JsonElement training) => new(
        NumberOf(training, "epochs"),
        NumberOf(training, "bestEpoch"),
        TextOf(training, "stoppedBy"),
        training.GetProperty("refitted").GetBoolean(),
        training.GetProperty("seconds").GetDouble());

    private static FingerprintRecord ReadFingerprints(JsonElement fingerprints) => new(
        NumberOf(fingerprints, "learntTexts"), NumberOf(fingerprints, "decidingTexts"), TextOf(fingerprints, "sha256"));

    private static ValidationFigures ReadValidation(JsonElement figures) => new(
        NumberOf(figures, "rows"),
        figures.GetProperty("accuracy").GetDouble(),
        figures.GetProperty("macroF1").GetDouble(),
        figures.GetProperty("logLoss").GetDouble());

    private static Dictionary<string, string> TextsOf(JsonElement parent, string name)
    {
        var texts = new Dictionary<string, string>();
        foreach (var text in parent.GetProperty(name).EnumerateObject())
        {
            texts[text.Name] = TextOf(text.Value);
        }

        return texts;
    }

    private static bool Holds(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static int NumberOf(JsonElement parent, string name) => parent.GetProperty(name).GetInt32();

    private static string TextOf(JsonElement parent, string name) => TextOf(parent.GetProperty(name));

    private static string TextOf(JsonElement text) => text.GetString() ?? throw new FormatException("A null that may have no place there.");
}
