using System.IO.Compression;
using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Models;

public sealed class DamagedPartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MLContext context = new(seed: 1);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_OneBitOfANumberFlipped_IsRefusedWithThePart()
    {
        var bytes = UncompressedModel();
        var number = bytes.AsSpan().IndexOf(BitConverter.GetBytes(0.375f));

        bytes[number + 2] ^= 1;

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, folder.Write("damaged.zip", bytes)));
        Assert.StartsWith($"The file '{folder.File("damaged.zip")}' can't be read as a model: its part '", error.Message, StringComparison.Ordinal);
        Assert.Contains("doesn't match its checksum: the file is damaged. Give a whole file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WholeFile_HasNoDamage()
    {
        var path = folder.Write("whole.zip", UncompressedModel());

        Assert.NotNull(ModelFile.Load(context, path).Transformer);
    }

    /// <summary>A model with the number 0.375 in it, its parts not compressed.</summary>
    private byte[] UncompressedModel()
    {
        var rows = context.Data.LoadFromEnumerable([new Row { Value = 1, Label = 0.375f }]);
        var pipeline = context.Transforms.Conversion.MapValueToKey("Key", "Label");
        ModelFile.Save(context, folder.File("model.zip"), new LoadedModel(pipeline.Fit(rows), rows.Schema, null)); // the key's value is 0.375
        using var stream = new MemoryStream();
        using (var whole = ZipFile.OpenRead(folder.File("model.zip")))
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in whole.Entries)
            {
                using var from = entry.Open();
                using var to = archive.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        }

        return stream.ToArray();
    }

    private sealed class Row
    {
        public float Value { get; set; }

        public float Label { get; set; }
    }
}
