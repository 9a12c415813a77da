using System.Buffers.Binary;
using System.Text;
using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Models;

/// <summary>Small files that would take everything are refused with the figure, before anything is unpacked.</summary>
public sealed class ModelBudgetTests : IDisposable
{
    private const string Part = "TransformerChain/Transform_000/Model.key";

    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public ModelBudgetTests()
    {
        path = folder.File("model.zip");
        var data = context.Data.LoadFromEnumerable([new Row { Text = "a" }]);
        context.Model.Save(context.Transforms.CopyColumns("Copy", "Text").Append(context.Transforms.CopyColumns("Copy2", "Text")).Fit(data), data.Schema, path);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_FileThatUnpacksToMuchMore_IsRefusedWithBothFigures()
    {
        ZipParts.Replace(path, "Anything.bin", _ => new byte[80 << 20]);
        var length = new FileInfo(path).Length;

        AssertRefused($"its {length} bytes would unpack to ", $", and a file of this size may unpack to {(64L << 20) + (100 * length)} at the most");
    }

    [Fact]
    public void Load_ManifestBeyondItsLimit_IsRefusedWithTheFigure()
    {
        ZipParts.Replace(path, ModelFile.ManifestEntry, _ => Encoding.ASCII.GetBytes("[" + new string(' ', 16 << 20)));

        AssertRefused("its part 'NlpMlNet/manifest.json' would take 16777217 bytes, and may take 16777216 at the most");
    }

    [Fact]
    public void Load_MorePartsThanAModelHas_IsRefused()
    {
        using (var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            for (var i = 0; i < 10_000; i++)
            {
                archive.CreateEntry($"{i}");
            }
        }

        AssertRefused("parts, and a model has 10000 at the most");
    }

    [Fact]
    public void Load_ChainThatClaimsManySteps_IsRefusedWithTheFigures()
    {
        ZipParts.Replace(path, "TransformerChain/Model.key", part =>
        {
            BinaryPrimitives.WriteInt32LittleEndian(part.AsSpan(0x100), int.MaxValue);
            return part;
        });

        AssertRefused("its part 'TransformerChain/Model.key' claims 2147483647 steps, and the file has ");
    }

    [Fact]
    public void Load_FoldersTooDeep_IsRefused()
    {
        ZipParts.Replace(path, string.Concat(Enumerable.Repeat("a/", 33)) + "Model.key", _ => []);

        AssertRefused("a part of it lies 33 folders deep, and a model has 32 at the most");
    }

    [Fact]
    public void Load_DataBehindAComponent_IsRefusedWithTheFigures()
    {
        var length = 0;
        ZipParts.Replace(path, Part, bytes =>
        {
            length = bytes.Length;
            return [.. bytes, .. new byte[1000]];
        });

        AssertRefused($"its part '{Part}' has {length + 1000} bytes, and its component {length}");
    }

    [Theory]
    [InlineData(1000, "its part 'Anything.bin' ends after 500 of 1500 bytes")]
    [InlineData(-10, "its part 'Anything.bin' doesn't match its checksum")] // .NET inflates no more than is declared
    public void Load_DirectoryDeclaresAnotherLengthThanThereIs_IsRefused(int more, string expected)
    {
        ZipParts.Replace(path, "Anything.bin", _ => Encoding.ASCII.GetBytes(new string('a', 500)));
        var zip = File.ReadAllBytes(path);
        var place = zip.AsSpan().LastIndexOf("Anything.bin"u8) - 46 + 24; // the directory's record has the length at 24, the name at 46
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(place), 500 + more);
        File.WriteAllBytes(path, zip);

        AssertRefused(expected);
    }

    [Theory]
    [InlineData("\u0007VBuffer\u0005", 65)]
    [InlineData("\u0007VBuffer\u0005", 300_000)]
    [InlineData("\u0004Key2\u0005", 65)]
    [InlineData("\u0087\0VBuffer\u0080\u0080\0\u0003Key\u0005", 40)]
    public void Load_TypesNestedInTheSchema_IsRefused(string codec, int times)
    {
        ZipParts.Replace(path, "Schema", bytes => [.. bytes, .. Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(codec, times)))]);

        AssertRefused("in its part 'Schema' types are nested more than 64 deep");
    }

    [Fact]
    public void Load_TextsWithManySuchNames_Opens()
    {
        var words = string.Join('\n', Enumerable.Range(0, 1000).Select(i => $"Key{i}"));
        ZipParts.Replace(path, "Terms.txt", _ => Encoding.ASCII.GetBytes(words));

        Assert.NotNull(ModelFile.Load(context, path).Transformer);
    }

    private void AssertRefused(params string[] parts)
    {
        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, path));

        Assert.StartsWith($"The file '{path}' can't be read as a model: ", error.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
