using System.Text;
using System.Text.Json;
using NlpMlNet.Csv;
using NlpMlNet.Models;

namespace NlpMlNet.Tests.Models;

public sealed class ManifestReaderTests
{
    private static readonly ModelManifest Trained = new()
    {
        Recipe = "bag-of-words",
        Settings = new Dictionary<string, string> { ["epochs"] = "30", ["hidden"] = "none" },
        Seed = 7,
        TextColumn = "text",
        LabelColumn = "label",
        Classes = ["\"good\"", "bad é"],
        TrainingData = new DataFingerprint("train.csv", "00ff", 499) { UnlabelledRows = 3 },
        ValidationData = new DataFingerprint("dev.csv", "ff00", 50),
        TrainedRows = 449,
        ValidationRows = 50,
        Training = new TrainingRecord(10, 7, "loss", Refitted: true, 0.25),
        Validation = new ValidationFigures(50, 0.62, 0.61, 0.67),
        GroupColumn = "author",
        Fingerprints = new FingerprintRecord(440, 50, "f00f"),
        Command = "nlpmlnet train --data train.csv",
        Files = new Dictionary<string, string> { ["lexicon: afinn.txt"] = "0ff0" },
        TrainedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        Versions = new Dictionary<string, string> { [".NET"] = "10" },
    };

    public static TheoryData<ModelManifest> Manifests =>
    [
        Trained,
        Trained with { Seed = null, LabelColumn = null, TrainingData = null, ValidationData = null, TrainedRows = null, ValidationRows = null, Training = null, Validation = null, GroupColumn = null, Fingerprints = null, Command = null, Files = null, TrainedAt = null },
        Trained with { TrainingData = Trained.TrainingData! with { Where = [new CsvCondition("split", "train"), new CsvCondition("year", "2000") { Comparison = CsvComparison.GreaterOrEqual }] } },
        Trained with { Checkpoint = new ImportedCheckpoint("folder", "BertForSequenceClassification", 1L << 40, new Dictionary<string, string>(), DateTimeOffset.UnixEpoch) },
    ];

    public static TheoryData<string> Damages => ["\"recipe\": null", "\"rows\": 1.5", "\"classes\": {}", "\"trainedAt\": \"today\"", "\"textColumn\": 3", "\"unlabelledRows\": null"];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Read_WhatWasWritten_IsEveryMember(ModelManifest manifest)
    {
        var json = JsonSerializer.Serialize(manifest, ModelFile.Json);

        var read = ManifestReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal(json, JsonSerializer.Serialize(read, ModelFile.Json));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void TryRead_WhatTrainingWrites_NeedsNoSerializer(ModelManifest manifest) =>
        Assert.Equal(manifest.Checkpoint is null, ManifestReader.TryRead(Utf8Of(manifest), out _));

    [Fact]
    public void Read_EveryMemberOfAManifest_IsAmongTheExamples() => Assert.All(
        typeof(ModelManifest).GetProperties(),
        member => Assert.Contains(Manifests, row => member.GetValue(row.Data) is not null));

    [Theory]
    [MemberData(nameof(Damages))]
    public void Read_DamagedManifest_FailsAsTheSerializerDoes(string damage)
    {
        var name = damage[..(damage.IndexOf(':', StringComparison.Ordinal) + 1)];
        var lines = Encoding.UTF8.GetString(Utf8Of(Trained)).Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains(name, StringComparison.Ordinal));
        lines[line] = damage + ",";
        var json = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        var expected = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ModelManifest>(json, ModelFile.Json));
        var error = Assert.Throws<JsonException>(() => ManifestReader.Read(json));

        Assert.Equal(expected.Message, error.Message);
    }

    private static byte[] Utf8Of(ModelManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, ModelFile.Json);
}
