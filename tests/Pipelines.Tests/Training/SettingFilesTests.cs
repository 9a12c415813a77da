using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class SettingFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void HashesOf_LexiconFiles_AreNamedWithoutTheirFolder()
    {
        var settings = new Dictionary<string, string> { ["lexicon"] = $"{folder.Write("a.txt", "abc")};{folder.Write("b.txt", "")}", ["hidden"] = folder.Write("c.txt", "x") };

        var hashes = SettingFiles.HashesOf(RecipeCatalog.BuiltIn.Get("sentiment-features"), settings)!;

        Assert.Equal(
            [
                KeyValuePair.Create("lexicon: a.txt", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), // of abc, FIPS 180-4
                KeyValuePair.Create("lexicon: b.txt", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), // of nothing
            ],
            hashes);
    }

    [Fact]
    public void HashesOf_Folder_AreThoseOfACheckpointsParts()
    {
        folder.Write("config.json", "{}");
        folder.Write("model.safetensors", "");
        folder.Write("notes.md", "");

        var hashes = SettingFiles.HashesOf(RecipeCatalog.BuiltIn.Get("embeddings"), new Dictionary<string, string> { ["vectors"] = folder.File("") })!;

        Assert.Equal(["vectors: config.json", "vectors: model.safetensors"], hashes.Keys);
    }

    [Fact]
    public void HashesOf_NoFile_IsNull() =>
        Assert.Null(SettingFiles.HashesOf(RecipeCatalog.BuiltIn.Get("sentiment-features"), new Dictionary<string, string> { ["lexicon"] = "embedded" }));

    public void Dispose() => folder.Dispose();
}
