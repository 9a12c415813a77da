using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>Whatever happens to a file, loading gives a model or one of our own errors, and never takes much memory.</summary>
public sealed class DamagedFilesTests
{
    private const int Cases = 100;

    // The largest folder has 0.2 MB; a number from a file that became an allocation would take far more than this.
    private const long MostBytes = 30_000_000;

    [Theory]
    [InlineData("broken/control", "model.safetensors", 2600)]
    [InlineData("broken/control", "config.json", int.MaxValue)]
    [InlineData("broken/shard-missing", "model.safetensors.index.json", int.MaxValue)]
    [InlineData("tiny-bert/variants/sharded", "model.safetensors.index.json", int.MaxValue)]
    [InlineData("tiny-bert", "tokenizer.json", 3000)]
    [InlineData("tiny-bert", "tokenizer_config.json", int.MaxValue)]
    [InlineData("tiny-bert", "config.json", int.MaxValue)]
    [InlineData("tiny-roberta", "tokenizer.json", 3000)]
    [InlineData("broken/bin-control", "pytorch_model.bin", int.MaxValue)]
    [InlineData("broken/bin-control", "pytorch_model.bin", 2800)] // the pickle
    [InlineData("tiny-distilbert/variants/bin-legacy", "pytorch_model.bin", 7600)] // the pickles
    public void Load_BytesChangedOrCutOff_LoadsOrRefuses(string source, string name, int reach)
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/" + source));
        var original = File.ReadAllBytes(folder.Find(name));

        Prop.ForAll<int>(seed =>
        {
            File.WriteAllBytes(folder.Find(name), Damage(original, new Random(seed), reach));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Parameters.Read(folder.FullPath);
            }
            catch (NlpMlNetException e)
            {
                RequireFileAndOwnWords(e, folder.FullPath);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(int.MaxValue / 2));
    }

    // The directory of a zip archive is at the end, and its damage counts most.
    [Fact]
    public void Load_DirectoryOfTheArchiveChanged_LoadsOrRefuses()
    {
        var source = SharedData.Find("models/broken/bin-control");
        using var folder = CheckpointFolder.CopyOf(source);
        var original = File.ReadAllBytes(folder.Find("pytorch_model.bin"));

        Prop.ForAll<int>(seed =>
        {
            var bytes = original.ToArray();
            var random = new Random(seed);
            for (var i = 0; i < 3; i++)
            {
                bytes[^random.Next(1, 2000)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(folder.Find("pytorch_model.bin"), bytes);
            try
            {
                Parameters.Read(folder.FullPath);
            }
            catch (NlpMlNetException e)
            {
                RequireFileAndOwnWords(e, folder.FullPath);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(int.MaxValue / 2));
    }

    /// <summary>The message names the file, and is none that .NET has made for programmers.</summary>
    private static void RequireFileAndOwnWords(NlpMlNetException error, string folder)
    {
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter '", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("same key", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Damage(byte[] original, Random random, int reach)
    {
        reach = Math.Min(reach, original.Length);
        var bytes = original.ToArray();
        if (random.Next(8) == 0)
        {
            return bytes[..random.Next(original.Length)];
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            // Half of the changes keep text text, so that they reach further than the first check.
            var at = random.Next(reach);
            bytes[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)random.Next('0', '9' + 1);
        }

        return bytes;
    }
}
