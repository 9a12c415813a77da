using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class MappedNgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void OpenMapped_WrittenModel_PassesTheChecksOfAllModels()
    {
        SmallModel.Train(4).WriteMapped(folder.File("m.ngram"));

        using var model = NgramModel.OpenMapped(folder.File("m.ngram"));

        LanguageModelConformance.Check(model, [.. SmallModel.Lines, "the zebra sat on the cat and the mat"], SmallModel.Reload);
    }

    [Fact]
    public void OpenMapped_WrittenModel_GivesTheSameBits()
    {
        var trained = SmallModel.Train();
        trained.WriteMapped(folder.File("m.ngram"));

        using var model = NgramModel.OpenMapped(folder.File("m.ngram"));

        Assert.Equal(trained.NgramCounts, model.NgramCounts);
        Assert.Equal(trained.Warnings, model.Warnings);
        Assert.All(SmallModel.Lines, line => Assert.Equal(SmallModel.Score(trained, line), SmallModel.Score(model, line)));
        trained.WriteArpa(folder.File("trained.arpa"));
        model.WriteArpa(folder.File("mapped.arpa"));
        Assert.Equal(File.ReadAllText(folder.File("trained.arpa")), File.ReadAllText(folder.File("mapped.arpa")));
    }

    [Fact]
    public void Score_DisposedModel_IsRefused()
    {
        SmallModel.Train().WriteMapped(folder.File("m.ngram"));
        var model = NgramModel.OpenMapped(folder.File("m.ngram"));
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => SmallModel.Score(model, "the cat"));
    }

    [Fact]
    public void OpenMapped_DamagedFile_IsRefusedByName()
    {
        SmallModel.Train().WriteMapped(folder.File("m.ngram"));
        var bytes = File.ReadAllBytes(folder.File("m.ngram"));

        Refused(bytes[..^1], "should have");
        Refused([.. bytes[..100], (byte)(bytes[100] ^ 1), .. bytes[101..]], "checksum");
        Refused(bytes[..10], "ends after 10 bytes");
        Refused([1, .. bytes[1..]], "doesn't begin as one");
        Refused([], "can't be read");

        void Refused(byte[] content, string reason)
        {
            var path = folder.Write("damaged.ngram", content);
            var message = Assert.Throws<NlpMlNetException>(() => NgramModel.OpenMapped(path)).Message;
            Assert.Contains(path, message, StringComparison.Ordinal);
            Assert.Contains(reason, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Score_DamagedTables_NeverReadsOutside()
    {
        SmallModel.Train().WriteMapped(folder.File("m.ngram"));
        var bytes = File.ReadAllBytes(folder.File("m.ngram"));
        for (var place = bytes.Length - 700; place < bytes.Length; place += 4)
        {
            byte[] changed = [.. bytes[..place], 0xFF, 0xFF, 0xFF, 0x7F, .. bytes[(place + 4)..]];
            var path = folder.Write("changed.ngram", changed);
            var error = Record.Exception(() => UseAll(path));
            Assert.True(error is null || (error is NlpMlNetException && error.Message.Contains(path, StringComparison.Ordinal)), $"byte {place}: {error}");
        }
    }

    private void UseAll(string path)
    {
        using var model = NgramModel.OpenMapped(path);
        Array.ForEach(SmallModel.Lines, line => SmallModel.Score(model, line));
        model.WriteArpa(folder.File("changed.arpa"));
    }
}
