using System.Diagnostics;
using Microsoft.ML;
using NlpMlNet.Checkpoints;
using NlpMlNet.Importing;
using NlpMlNet.Models;
using NlpMlNet.Native;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Importing;

/// <summary>A model of 2.3 GB on its way: network, checkpoint, model, file, model. Runs when NLPMLNET_LARGE_MODELS is 1; alone, as it measures the process.</summary>
/// <remarks>It takes 3 GB of memory, 8 GB of disk in the temporary folder, and some minutes.</remarks>
public sealed class LargeModelTests : IDisposable
{
    private const long Gigabyte = 1_000_000_000;

    private readonly MLContext context = new(seed: 1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void SaveAndLoad_ModelAboveTwoGigabytes_PredictsTheSameAndHoldsNoSecondCopy()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("NLPMLNET_LARGE_MODELS") == "1", "Set NLPMLNET_LARGE_MODELS=1: this takes 3 GB of memory and 8 GB of disk.");
        using var memory = new PeakMemory();
        var bytes = Step("write the checkpoint", memory, WriteCheckpoint);
        var path = Path.Combine(folder.FullName, "model.zip");

        var imported = Step("read the checkpoint", memory, () => CheckpointImport.Run(context, new ImportRequest { Checkpoint = folder.FullName, TextColumn = "text" }));
        var expected = Predict(imported);
        Step("save the model", memory, () => SaveAs(path, imported));
        (imported.Transformer as IDisposable)!.Dispose(); // a chain is disposable
        var loaded = Step("load the model", memory, () => ModelFile.Load(context, path));

        Assert.Equal(expected, Predict(loaded));
        Assert.Equal("import", loaded.Manifest!.Recipe);
        Assert.InRange(bytes, 2.3 * Gigabyte, 2.5 * Gigabyte);
        Assert.InRange(new FileInfo(path).Length, 2 * Gigabyte, bytes);
        Assert.InRange(memory.Peak, bytes, bytes * 5 / 4);
    }

    private long WriteCheckpoint()
    {
        TorchLibrary.EnsureLoaded();
        string[] words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "large", "models", "are", "streams"];
        File.WriteAllLines(Path.Combine(folder.FullName, "vocab.txt"), words);
        var configuration = new NewEncoderOptions { HiddenSize = 1024, Layers = 44, Heads = 16, InnerSize = 4096, MaximumLength = 128 }.Configure(30_522, paddingId: 0);
        using var network = new TransformerNetwork(configuration, TransformerHead.Classification, classes: 2);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        NetworkWeights.WriteCheckpoint(network, folder.FullName, TransformerHead.Classification, ["sea", "land"]);
        return new FileInfo(Path.Combine(folder.FullName, "model.safetensors")).Length;
    }

    private long SaveAs(string path, LoadedModel model)
    {
        ModelFile.Save(context, path, model);
        return new FileInfo(path).Length;
    }

    private float[] Predict(LoadedModel model)
    {
        using var engine = context.Model.CreatePredictionEngine<Text, Prediction>(model.Transformer, new PredictionEngineOptions { OwnsTransformer = false });
        return engine.Predict(new Text { text = "large models are streams" }).Score;
    }

    private static T Step<T>(string what, PeakMemory memory, Func<T> action)
    {
        memory.Reset();
        var start = Stopwatch.GetTimestamp();
        var result = action();
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, peak {memory.PeakOfStep / 1e9:F2} GB{(result is long bytes ? $", {bytes / 1e9:F2} GB on disk" : "")}"));
        return result;
    }

    private sealed class Text
    {
        public string text { get; set; } = "";
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }

    /// <summary>The process's largest memory above that of its start, looked at twenty times a second.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly long start = Environment.WorkingSet;
        private readonly Timer timer;
        private long peak;
        private long peakOfStep;

        public PeakMemory() => timer = new Timer(_ => Look(), null, 0, 50);

        public long Peak => Math.Max(peak, PeakOfStep);

        public long PeakOfStep
        {
            get
            {
                Look();
                return peakOfStep;
            }
        }

        public void Reset()
        {
            peak = Peak;
            peakOfStep = 0;
        }

        public void Dispose() => timer.Dispose();

        private void Look() => peakOfStep = Math.Max(peakOfStep, Environment.WorkingSet - start);
    }
}
