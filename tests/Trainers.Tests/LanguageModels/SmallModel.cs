using Microsoft.ML;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

/// <summary>A trigram model of a few lines, and ways to use models.</summary>
internal static class SmallModel
{
    public static readonly string[] Lines =
        ["the cat gets fed", "the cat sat on the mat", "a dog sat on the rug", "the dog and the cat", "", "the girl feeds the cat in the morning", "a boy feeds the dog"];

    public static NgramModel Train(int order = 3, TokenKind tokens = TokenKind.Words) =>
        new NgramTrainer(new() { Order = order, Tokens = tokens }).Train(Lines);

    /// <summary>Saves a model inside a pipeline and loads it again.</summary>
    public static LanguageModel Reload(LanguageModel model)
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable([new Row { Text = "the cat" }]);
        using var stream = new MemoryStream();
        context.Model.Save(context.Transforms.Text.ScoreWithLanguageModel("Text", model).Fit(data), data.Schema, stream);
        stream.Position = 0;
        return ((ScoreWithLanguageModelTransformer)context.Model.Load(stream, out _)).Model;
    }

    public static float[] Score(LanguageModel model, string line)
    {
        int[] tokens = [.. model.Vocabulary.Encode(line).Ids, model.Vocabulary.EndId!.Value];
        var scores = new float[tokens.Length];
        model.Score([model.Vocabulary.StartId!.Value], tokens, scores);
        return scores;
    }

    internal sealed class Row
    {
        public string? Text { get; set; }
    }
}
