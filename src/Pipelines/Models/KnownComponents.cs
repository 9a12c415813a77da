using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Models;

/// <summary>The components that a model from anywhere may consist of.</summary>
/// <remarks>
/// <para>
/// Each is named with its assembly. Of ML.NET there are the transforms and models of its standard packages that compute with what the
/// model holds. Not among them, whatever package they are in, are those that
/// read files (WordEmbeddingsTransform, which also downloads; the loaders of binary files and databases; images),
/// find code by a name in the model (CustomTransformer),
/// compile an expression of the model (ExprTransform),
/// hand sizes or whole graphs from the model to native code (LdaTransform, ONNX, TensorFlow, whitening, time series),
/// or read a table or a schema by themselves (OptColTransform, the legacy loaders and data transforms).
/// </para>
/// <para>TextLoader and CompositeLoader read only the file that a program hands them afterwards.</para>
/// </remarks>
internal static class KnownComponents
{
    private const string Torch = "NlpMlNet.Torch";
    private const string Trainers = "NlpMlNet.Trainers";
    private const string Transforms = "NlpMlNet.Transforms";

    /// <summary>Gets the largest size of a manifest in bytes.</summary>
    public const long LargestManifest = 16 << 20;

    private const long LargestFingerprints = 256 << 20; // of 200 million texts

    private static readonly HashSet<SavedComponent> Known =
    [
        .. In(Transforms, "DecodeHtml Embed MapTokensToIds NgramFeatures PadOrTruncate Sentiment SplitIntoTokens Subwords", prefix: "NlpMlNet."),
        .. In(Trainers, "EFFBinary EFFMulticlass FFBinary FFMulticlass FFRegression GenerateText LmMixture LmScores NgramModel SlidingWindowLm", prefix: "NlpMlNet."),
        .. In("NlpMlNet.Pipelines", "NlpMlNetCsvLoader"),
        .. In(Torch, "CausalLM ContextVectors TransformerText", prefix: "NlpMlNet."),
        .. In(Trainers, "ContextVectors TransformerText", prefix: "NlpMlNet."), // their assembly in older models
        .. In("NlpMlNet.Torch.Comparisons", "MlNetText", prefix: "NlpMlNet."),
        .. In(
            "Microsoft.ML.Data",
            """
            AffineNormExec AnomalyPredXfer BinNormExec BinNormalizeFunction BinaryPredXfer BinarySchemaBindable BulkCaliPredExec CaliPredExec
            CdfNormalizeFunction ClusteringPredXfer CompositeLoader ConcatFunction ConcatTransform ConvertFunction ConvertTransform
            CopyTransform ChooseColumnsFunction DropSlotsTransform FCCBindable FeatWCaliPredExec FeatureContribution HashTransform
            KeyToValueTransform KeyToVectorTransform LabelSlotNameMapper MulticlassPredXfer NaiveCaliExec NaiveCalibratTransf
            NormalizeFunction Normalizer PAVCaliExec PMixCaliPredExec PavCalibratTransf PlattCaliExec PlattCalibratTransf
            QuantileSchemaBindable RankingPredXfer RegressionPredXfer SchemaBindableCalibrated SchemaBindableWrapper
            SelectColumnsTransform TermManager TermTransform TextLoader TransformerChain ValueMappingTransformer
            """),
        .. In(
            "Microsoft.ML.Transforms",
            """
            CharToken CustomStopWords CustomStopWordsManager GcnFunction GcnTransform KeyToBinaryTransform NADropTransform
            NAReplaceTransform NaIndicatorTransform NgramHashTransform NgramTransform RandGaussFourierExec RandLaplacianFourierExec
            RffTransform StopWordsTransform Text TextExpandTransform TextNormalizerTransform TokenizeTextTransform
            """),
        .. In("Microsoft.ML.StandardTrainers", StandardTrainers),
        .. In("Microsoft.ML.StandardLearners", StandardTrainers), // the name of that assembly in older models
        .. In("Microsoft.ML.KMeansClustering", "KMeansPredictor"),
        .. In("Microsoft.ML.PCA", "PcaTransform pcaAnomExec"),
        .. In(
            "Microsoft.ML.FastTree",
            """
            BinaryClassGamPredictor FastForestBinaryExec FastForestRegressionExec FastTreeBinaryExec FastTreeRankerExec
            FastTreeRegressionExec FastTreeTweedieExec RegressionGamPredictor
            """),
        .. In("Microsoft.ML.LightGbm", "LightGBMBinaryExec LightGBMRankerExec LightGBMRegressionExec"),
        .. In("Microsoft.ML.Mkl.Components", "OlsLinearRegressionExec"),
        .. In("Microsoft.ML.TorchSharp", "TXTCLSS"),
    ];

    private const string StandardTrainers =
        """
        FAFMPredXfer FieldAwareFactMacPredict LDSVMBinaryPredictor Linear2CExec LinearModelStats LinearRegressionExec ModelStats
        MultiClassLRExec MultiClassNaiveBayesPred MulticlassLinear OVAExec PKPDExec PoissonRegressionExec PriorPredictor RandomPredictor
        """;

    private static ModelBudget Budget { get; } = new()
    {
        LargestOf = new Dictionary<string, long>
        {
            [ModelFile.ManifestEntry] = LargestManifest,
            [ManifestParts.Hash] = 64,
            [ManifestParts.Texts] = LargestFingerprints,
        },
    };

    /// <summary>Reads what a model file consists of, and refuses what isn't known or takes too much.</summary>
    /// <param name="model">The file's bytes; it is left at its beginning.</param>
    /// <param name="name">What the file is called in messages.</param>
    /// <param name="trust">What it may have loaded.</param>
    /// <returns>The components.</returns>
    /// <exception cref="NlpMlNetException">There is a component that isn't known, and it isn't trusted.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, or takes too much.</exception>
    public static IReadOnlyList<SavedComponent> Check(Stream model, string name, ModelTrust trust)
    {
        var components = SavedComponents.Read(model, trust == ModelTrust.Everything ? null : Budget);
        model.Position = 0;
        foreach (var component in components.Where(component => trust != ModelTrust.Everything && !IsKnown(component)))
        {
            throw new NlpMlNetException(MessageText.Of(
                $"The model '{name}' was not loaded: it asks for the component {component}, which is none of those that a model from anywhere may have. "
                + $"Such a component can read files, open connections or run code on this machine. If you trust whoever made the file as much as a program of theirs, load it with {new CodeName(typeof(ModelTrust), nameof(ModelTrust.Everything))}."));
        }

        return components;
    }

    /// <summary>Refuses a model that lies inside a component of another one and consists of more than known components; nothing but these was ever written there.</summary>
    /// <param name="model">The inner model's bytes; it is left at its beginning.</param>
    /// <exception cref="InvalidDataException">There is a component that isn't known, or the inner model is damaged or takes too much.</exception>
    public static void CheckInner(Stream model)
    {
        foreach (var component in SavedComponents.Read(model, Budget).Where(component => !IsKnown(component)))
        {
            throw new InvalidDataException($"the model inside it asks for the component {component}, which was never written there");
        }

        model.Position = 0;
    }

    /// <summary>Tells whether a component may be loaded from a file that isn't trusted.</summary>
    public static bool IsKnown(SavedComponent component) =>
        component.Assembly.Length == 0 ? IsKnownOfEarlyVersions(component.Loader) : Known.Contains(component);

    // Files of ML.NET's first versions name no assembly; those loaders are found among the ones of its standard packages.
    private static bool IsKnownOfEarlyVersions(string loader) =>
        Known.Any(known => known.Loader == loader && known.Assembly.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static IEnumerable<SavedComponent> In(string assembly, string loaders, string prefix = "") =>
        loaders.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(loader => new SavedComponent(prefix + loader, assembly));
}
