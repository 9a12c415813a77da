using System.Security.Cryptography;
using Microsoft.ML;
using NlpMlNet.LanguageModels;
using NlpMlNet.Models;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Language models: n-grams in their three formats, networks over a window in model files.</summary>
internal static class LanguageModelReaders
{
    private const int HeadAt = 64;

    private static readonly string[] Lines = ["the cat sat on the mat", "the dog sat", "", "a cat and a dog"];

    // Bytes 8 to 15 are the file's length, then come the head's, its hash and the head; the tables are at multiples of 64.
    private static readonly Envelope MappedHead = new(
        file => [new Part("head", file[HeadAt..(HeadAt + BitConverter.ToInt32(file, 16))]), new Part("tables", file[Align(HeadAt + BitConverter.ToInt32(file, 16))..])],
        parts =>
        {
            var head = parts[0].Content;
            var tablesAt = Align(HeadAt + head.Length);
            byte[] start = [.. "NLPMLNG1"u8, .. BitConverter.GetBytes((long)tablesAt + parts[1].Content.Length), .. BitConverter.GetBytes((long)head.Length), .. SHA256.HashData(head), .. new byte[8]];
            return [.. start, .. head, .. new byte[tablesAt - HeadAt - head.Length], .. parts[1].Content];
        });

    public static Reader Arpa() => new("lm-arpa", "model.arpa", [Seed.Written("model.arpa", path => Train().WriteArpa(path))], path => Use(NgramModel.ReadArpa(path), path));

    public static Reader Mapped() => new("lm-mapped", "model.ngram", [Seed.Written("model.ngram", path => Train().WriteMapped(path))], path => Use(NgramModel.OpenMapped(path), path), MappedHead);

    public static Reader Model() => new("lm-model", "model.zip", [Seed.Written("model.zip", path => Save(path, Train())), Seed.Written("model.zip", path => Save(path, TrainWindow()))], path =>
    {
        var loaded = ModelFile.Load(new MLContext(1), path);
        Use(((ScoreWithLanguageModelTransformer)loaded.Transformer).Model, path);
    }, ModelReaders.Zip);

    private static NgramModel Train() => new NgramTrainer(new() { Order = 3, Tokens = TokenKind.WhiteSpace }).Train(Lines);

    private static SlidingWindowModel TrainWindow() =>
        new SlidingWindowTrainer(new() { Window = 2, Width = 4, HiddenLayers = [6], MaximumEpochs = 1, ValidationFraction = 0, Tokens = TokenKind.WhiteSpace }).Train(Lines);

    private static void Save(string path, LanguageModel model)
    {
        var context = new MLContext(1);
        var data = context.Data.LoadFromEnumerable([new TextRow { Text = "the cat" }]);
        ModelFile.Save(context, path, new LoadedModel(context.Transforms.Text.ScoreWithLanguageModel("Text", model).Fit(data), data.Schema, null));
    }

    private static void Use(LanguageModel model, string path)
    {
        using var used = model;
        var meter = new PerplexityMeter(model);
        Array.ForEach(Lines, meter.Add);
        _ = meter.Measure().Value;
        if (model is NgramModel ngrams)
        {
            var again = path + ".again";
            try
            {
                ngrams.WriteArpa(again);
            }
            finally
            {
                File.Delete(again);
            }
        }
    }

    private static int Align(int offset) => (offset + 63) / 64 * 64;

    private sealed class TextRow
    {
        public string? Text { get; set; }
    }
}
