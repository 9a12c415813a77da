using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using NlpMlNet.FeedForward;
using NlpMlNet.Hosting;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Models;

/// <summary>What people make with ML.NET itself opens without further ado.</summary>
public sealed class KnownComponentsTests
{
    private static readonly MLContext Context = new(seed: 1);

    private static readonly Dictionary<string, IEstimator<ITransformer>> Pipelines = new()
    {
        ["SDCA on featurized text"] = Context.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(Context.Transforms.Conversion.MapValueToKey("Label", "Class"))
            .Append(Context.MulticlassClassification.Trainers.SdcaMaximumEntropy(maximumNumberOfIterations: 2))
            .Append(Context.Transforms.Conversion.MapKeyToValue("PredictedLabel")),
        ["maximum entropy by L-BFGS"] = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(featureColumnName: "Numbers")),
        ["one versus all"] = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(Context.MulticlassClassification.Trainers.OneVersusAll(Context.BinaryClassification.Trainers.AveragedPerceptron(featureColumnName: "Numbers"))),
        ["pairs of classes"] = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(Context.MulticlassClassification.Trainers.PairwiseCoupling(Context.BinaryClassification.Trainers.LinearSvm(featureColumnName: "Numbers"))),
        ["naive Bayes"] = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(Context.MulticlassClassification.Trainers.NaiveBayes(featureColumnName: "Numbers")),
        ["calibrated logistic regression"] = Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Truth", "Numbers"),
        ["field-aware factorization machine"] = Context.BinaryClassification.Trainers.FieldAwareFactorizationMachine("Numbers", "Truth"),
        ["prior"] = Context.BinaryClassification.Trainers.Prior("Truth"),
        ["Poisson regression"] = Context.Regression.Trainers.LbfgsPoissonRegression("Number", "Numbers"),
        ["online gradient descent"] = Context.Regression.Trainers.OnlineGradientDescent("Number", "Numbers"),
        ["k-means"] = Context.Clustering.Trainers.KMeans("Numbers", numberOfClusters: 2),
        ["principal components"] = Context.Transforms.ProjectToPrincipalComponents("Parts", "Numbers", rank: 1),
        ["normalization"] = Context.Transforms.NormalizeMinMax("A", "Numbers").Append(Context.Transforms.NormalizeBinning("B", "Numbers"))
            .Append(Context.Transforms.NormalizeLogMeanVariance("C", "Numbers")).Append(Context.Transforms.NormalizeLpNorm("D", "Numbers")),
        ["categories"] = Context.Transforms.Categorical.OneHotEncoding("A", "Class").Append(Context.Transforms.Categorical.OneHotHashEncoding("B", "Class"))
            .Append(Context.Transforms.Categorical.OneHotEncoding("C", "Class", OneHotEncodingEstimator.OutputKind.Binary)),
        ["columns"] = Context.Transforms.Concatenate("A", "Numbers", "Number").Append(Context.Transforms.ReplaceMissingValues("B", "Numbers"))
            .Append(Context.Transforms.IndicateMissingValues("C", "Numbers")).Append(Context.Transforms.Conversion.ConvertType("D", "Number", DataKind.Double))
            .Append(Context.Transforms.DropColumns("Numbers")),
        ["a mapping of values"] = Context.Transforms.Conversion.MapValue("A", [KeyValuePair.Create("good", 1), KeyValuePair.Create("bad", 2)], "Class"),
        ["words"] = Context.Transforms.Text.TokenizeIntoWords("A", "Text").Append(Context.Transforms.Text.RemoveDefaultStopWords("B", "A"))
            .Append(Context.Transforms.Text.RemoveStopWords("B2", "A", "the")).Append(Context.Transforms.Text.TokenizeIntoCharactersAsKeys("C", "Text"))
            .Append(Context.Transforms.Text.ProduceHashedWordBags("D", "Text", numberOfBits: 4)),
        ["random features"] = Context.Transforms.ApproximatedKernelMap("A", "Numbers", rank: 4),
    };

    public static TheoryData<string> Names => [.. Pipelines.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_StandardPipelineOfMlNet_ComputesTheSame(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.zip");
        var data = Context.Data.LoadFromEnumerable(Rows());
        var model = Pipelines[name].Fit(data);
        Context.Model.Save(model, data.Schema, path);

        var loaded = ModelFile.Load(new MLContext(seed: 1), path);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), ViewValues.ReadAll(loaded.Transformer.Transform(data)));
    }

    [Fact]
    public void Load_ModelWithItsTextLoader_Opens()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.zip");
        var loader = Context.Data.CreateTextLoader([new TextLoader.Column("Text", DataKind.String, 0)]);
        Context.Model.Save(Context.Transforms.CopyColumns("Copy", "Text").Fit(Context.Data.LoadFromEnumerable(Rows())), loader, path);

        Assert.Equal(["Text"], ModelFile.Load(new MLContext(seed: 1), path).InputSchema.Select(column => column.Name));
    }

    [Fact]
    public void IsKnown_EveryComponentOfThisLibrary_IsTrue()
    {
        Assembly[] assemblies = [typeof(SentimentFeaturesOptions).Assembly, typeof(FeedForwardBinaryModel).Assembly, typeof(ModelFile).Assembly];
        var components = assemblies.SelectMany(assembly => assembly.GetCustomAttributes<ModelComponentAttribute>()
            .Select(component => new SavedComponent(component.LoaderName, assembly.GetName().Name!))).ToList();

        Assert.All(components, component => Assert.True(KnownComponents.IsKnown(component), component.ToString()));
        Assert.NotEmpty(components);
    }

    [Theory]
    [InlineData("ExprTransform", "Microsoft.ML.Transforms")]
    [InlineData("CustomTransformer", "Microsoft.ML.Transforms")]
    [InlineData("LdaTransform", "Microsoft.ML.Transforms")]
    [InlineData("BinaryLoader", "Microsoft.ML.Data")]
    [InlineData("DatabaseLoader", "Microsoft.ML.Data")]
    [InlineData("TensorFlowTransform", "Microsoft.ML.TensorFlow")]
    [InlineData("OnnxTransform", "Microsoft.ML.OnnxTransformer")]
    [InlineData("ImageLoaderTransform", "Microsoft.ML.ImageAnalytics")]
    [InlineData("TransformerChain", "Microsoft.ML.Transforms")]
    [InlineData("CustomTransformer", "")]
    [InlineData("", "Microsoft.ML.Data")]
    public void IsKnown_WhatReadsFilesOrFindsCodeOrIsElsewhere_IsFalse(string loader, string assembly) =>
        Assert.False(KnownComponents.IsKnown(new SavedComponent(loader, assembly)));

    [Fact]
    public void IsKnown_LoaderOfAnEarlyVersionWithoutAssembly_IsTrue() => Assert.True(KnownComponents.IsKnown(new SavedComponent("TransformerChain", "")));

    private static IEnumerable<Row> Rows() => Enumerable.Range(0, 30).Select(i => new Row
    {
        Text = i % 2 == 0 ? $"the good film {i}" : $"the bad film {i}",
        Class = i % 2 == 0 ? "good" : "bad",
        Truth = i % 2 == 0,
        Number = i,
        Numbers = [i % 2, i % 3, 1],
    });

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Class { get; set; } = "";

        public bool Truth { get; set; }

        public float Number { get; set; }

        [VectorType(3)]
        public float[] Numbers { get; set; } = [];
    }
}
