using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;
using NlpMlNet.Checkpoints;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Training;
using NlpMlNet.Transformers;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Models, and the state of a training.</summary>
internal static class ModelReaders
{
    public static readonly Envelope Zip = new(OpenZip, CloseZip);

    // The last 32 bytes are the hash of those before.
    private static readonly Envelope Hashed = new(
        file => [new Part("state", file[..^SHA256.HashSizeInBytes])],
        parts => [.. parts[0].Content, .. SHA256.HashData(parts[0].Content)]);

    public static Reader Classifier() => Model("model", "embeddings");

    public static Reader Sentiment() => Model("model-sentiment", "sentiment-features");

    public static Reader State()
    {
        const string Fingerprint = "rows and options";
        var configuration = new TransformerConfiguration
        {
            Family = TransformerFamily.Bert,
            HiddenSize = 4,
            Layers = 1,
            Heads = 2,
            InnerSize = 4,
            VocabularySize = 8,
            Positions = 4,
            LayerNormEpsilon = 1e-12f,
            Activation = TransformerActivation.Gelu,
        };
        var network = new TransformerNetwork(configuration, TransformerHead.Classification, classes: 2);
        var optimizer = new AdamW([.. network.parameters()], [], decay: 0.01);
        var best = new BestWeights();
        best.Keep(network);
        return new Reader(
            "state",
            "model.zip.state",
            [Seed.Written("state", path => new FineTuningState(path, Fingerprint).Save(network, optimizer, best, [new FineTuningEpoch(1, 0.7, 0.6, 0.5)], bestEpoch: 1))],
            path => new FineTuningState(path, Fingerprint).TryLoad(network, optimizer, best, []),
            Hashed);
    }

    private static Reader Model(string name, string recipe) => new(name, "model.zip", [Seed.Written("model.zip", path => Train(path, recipe))], Score, Zip);

    private static void Train(string path, string recipe)
    {
        var rows = Path.ChangeExtension(path, ".csv");
        File.WriteAllText(rows, "text,label\n" + string.Concat(Enumerable.Repeat("a wonderful film,positive\na dreadful film,negative\n", 20)));
        var result = RecipeTraining.Run(new TrainingRequest { Recipe = RecipeCatalog.BuiltIn.Get(recipe), DataPath = rows, TextColumn = "text", LabelColumn = "label", Seed = 1 });
        ModelFile.Save(new MLContext(1), path, result.Model);
    }

    private static void Score(string path)
    {
        var context = new MLContext(1);
        var model = ModelFile.Load(context, path);
        using var disposable = model.Transformer as IDisposable;
        _ = ModelFile.ToJson(model);
        try
        {
            using var engine = context.Model.CreatePredictionEngine<Question, Answer>(model.Transformer);
            _ = engine.Predict(new Question { text = "a wonderful film" });
        }
        catch (Exception e) when (e is NlpMlNetException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            // What was read is another model, which these columns don't fit.
        }
    }

    private static Part[] OpenZip(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(entry => new Part(entry.FullName, ContentOf(entry)))];
    }

    private static byte[] ContentOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] CloseZip(IReadOnlyList<Part> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = archive.CreateEntry(part.Name, CompressionLevel.NoCompression).Open();
                content.Write(part.Name == ManifestParts.Hash ? HashOf(parts) : part.Content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] HashOf(IReadOnlyList<Part> parts) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(parts.Single(part => part.Name == ModelFile.ManifestEntry).Content)));

    private sealed class Question
    {
#pragma warning disable IDE1006, SA1300 // the name of a column
        public string text { get; set; } = "";
#pragma warning restore IDE1006, SA1300
    }

    private sealed class Answer
    {
        public string PredictedLabel { get; set; } = "";
    }
}
