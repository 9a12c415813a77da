using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Training;

namespace NlpMlNet.Benchmarks;

/// <summary>The models that are compared; all are trained on the same 2,000 rows.</summary>
internal static class Models
{
    /// <summary>ML.NET's own: word and character n-grams into a linear classifier.</summary>
    public static void TrainPeer(MLContext context, string trainingPath, string modelPath) => Train(
        context,
        trainingPath,
        modelPath,
        context.Transforms.Text.FeaturizeText("Features", "Text"),
        context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

    /// <summary>A recipe with its default settings.</summary>
    public static void TrainRecipe(MLContext context, string recipe, string trainingPath, string modelPath)
    {
        var request = new TrainingRequest { DataPath = trainingPath, TextColumn = "Text", LabelColumn = "Label", Recipe = RecipeCatalog.BuiltIn.Get(recipe) };
        ModelFile.Save(context, modelPath, RecipeTraining.Run(request).Model);
    }

    /// <summary>Loads rows as ML.NET does.</summary>
    public static IDataView Load(MLContext context, string path) => context.Data.LoadFromTextFile(
        path,
        [new TextLoader.Column("Id", DataKind.String, 0), new TextLoader.Column("Text", DataKind.String, 1), new TextLoader.Column("Label", DataKind.String, 2)],
        separatorChar: ',',
        hasHeader: true,
        allowQuoting: true);

    private static void Train(
        MLContext context, string trainingPath, string modelPath, IEstimator<ITransformer> features, IEstimator<ITransformer> trainer)
    {
        var rows = Load(context, trainingPath);
        var model = context.Transforms.Conversion.MapValueToKey("Label")
            .Append(features)
            .Append(trainer)
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(rows);
        ModelFile.Save(context, modelPath, new LoadedModel(model, rows.Schema, null));
    }
}
