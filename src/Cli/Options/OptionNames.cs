using NlpMlNet.Checkpoints;
using NlpMlNet.Embeddings;
using NlpMlNet.Evaluation;
using NlpMlNet.Importing;
using NlpMlNet.Messages;
using NlpMlNet.Models;
using NlpMlNet.Networks;
using NlpMlNet.Scoring;
using NlpMlNet.Sentiment;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Options;

/// <summary>The command's own names for the options that messages of the libraries refer to.</summary>
internal static partial class OptionNames
{
    private const string NewEncoder = nameof(TransformerTextClassificationOptions.NewEncoder);

    /// <summary>Gets the names: an option, a setting of a recipe after <c>--set</c>, or how to reach what code alone can set.</summary>
    public static IReadOnlyDictionary<CodeName, string> All { get; } = Tables().SelectMany(table => table).ToDictionary();

    /// <summary>The name of an option; its name in code when the command has none.</summary>
    public static string Of(CodeName name) => All.GetValueOrDefault(name) ?? name.ToString();

    private static IEnumerable<IEnumerable<KeyValuePair<CodeName, string>>> Tables() =>
    [
        Files(), Models(), Scoring(), Training(), Features(), Networks(), Transformers(), NewEncoders(), Checkpoints(), WordVectors(), LanguageModels(), SlidingWindows(), CausalModels(),
    ];

    private static IEnumerable<KeyValuePair<CodeName, string>> Table<TOptions>(params (string Member, string Name)[] names) =>
        names.Select(pair => KeyValuePair.Create(new CodeName(typeof(TOptions), pair.Member), pair.Name));

    private static IEnumerable<KeyValuePair<CodeName, string>> Files() => Table<CsvOptions>(
        (nameof(CsvOptions.Encoding), "--encoding"),
        (nameof(CsvOptions.Delimiter), "--delimiter"),
        (nameof(CsvOptions.Quotes), "--quotes"),
        (nameof(CsvOptions.HasHeader), "--no-header"),
        (nameof(CsvOptions.SkipRows), "--skip-rows"),
        (nameof(CsvOptions.Comment), "--comment"),
        (nameof(CsvOptions.ReplaceInvalid), "--replace-invalid"),
        (nameof(CsvOptions.MaximumFieldLines), "--max-field-lines"),
        (nameof(CsvOptions.MaximumFieldLength), "--max-field-length"),
        (nameof(CsvOptions.MaximumRowLength), "--max-row-length"));

    private static IEnumerable<KeyValuePair<CodeName, string>> Models() =>
        [KeyValuePair.Create(new CodeName(typeof(ModelTrust), nameof(ModelTrust.Everything)), "--trust-model")];

    private static IEnumerable<KeyValuePair<CodeName, string>> Scoring() => Table<BatchScoringOptions>(
        (nameof(BatchScoringOptions.InputPath), "--input"),
        (nameof(BatchScoringOptions.OutputPath), "--output"),
        (nameof(BatchScoringOptions.RejectsPath), "--rejects"),
        (nameof(BatchScoringOptions.Resume), "--resume"),
        (nameof(BatchScoringOptions.Strict), "--strict"),
        (Csv(nameof(CsvOptions.Encoding)), "--encoding"),
        (Csv(nameof(CsvOptions.ReplaceInvalid)), "--replace-invalid"),
        (Csv(nameof(CsvOptions.Delimiter)), "--delimiter"),
        (Csv(nameof(CsvOptions.Quotes)), "--quotes"),
        (Csv(nameof(CsvOptions.HasHeader)), "--no-header"),
        (Csv(nameof(CsvOptions.SkipRows)), "--skip-rows"),
        (Csv(nameof(CsvOptions.Comment)), "--comment"),
        (Csv(nameof(CsvOptions.DecimalSeparator)), "--decimal-comma"),
        (Csv(nameof(CsvOptions.MaximumFieldLines)), "--max-field-lines"),
        (Csv(nameof(CsvOptions.MaximumFieldLength)), "--max-field-length"),
        (Csv(nameof(CsvOptions.MaximumRowLength)), "--max-row-length"),
        (nameof(BatchScoringOptions.Where), "--where"),
        (nameof(BatchScoringOptions.OutputDecimalSeparator), "--decimal-comma"),
        (nameof(BatchScoringOptions.ByteOrderMark), "--byte-order-mark"),
        (nameof(BatchScoringOptions.ProtectFormulas), "--protect-formulas"),
        (nameof(BatchScoringOptions.AddedColumnPrefix), "--prefix"),
        (nameof(BatchScoringOptions.ColumnNames), "--text"),
        (nameof(BatchScoringOptions.Threads), "--threads"));

    private static string Csv(string option) => $"{nameof(BatchScoringOptions.Csv)}.{option}";

    private static IEnumerable<KeyValuePair<CodeName, string>> Training() =>
    [
        .. Table<TrainingRequest>(
            (nameof(TrainingRequest.DataPath), "--data"),
            (nameof(TrainingRequest.Where), "--where"),
            (nameof(TrainingRequest.ValidationPath), "--validation"),
            (nameof(TrainingRequest.ValidationWhere), "--validation-where"),
            (nameof(TrainingRequest.ValidationFraction), "--validation-fraction"),
            (nameof(TrainingRequest.LabelColumn), "--label"),
            (nameof(TrainingRequest.GroupColumn), "--group"),
            (nameof(TrainingRequest.StatePath), "--model"),
            (nameof(TrainingRequest.Resume), "--resume"),
            (nameof(TrainingRequest.Threads), "--threads")),
        .. Table<DataSplitRequest>(
            (nameof(DataSplitRequest.DataPath), "--data"),
            (nameof(DataSplitRequest.LabelColumn), "--label"),
            (nameof(DataSplitRequest.TimeColumn), "--time"),
            (nameof(DataSplitRequest.TestShare), "--test-share"),
            (nameof(DataSplitRequest.DevelopmentShare), "--dev-share")),
        .. Table<EvaluationOptions>(
            (nameof(EvaluationOptions.TextColumn), "--text"),
            (nameof(EvaluationOptions.LabelColumn), "--label"),
            (nameof(EvaluationOptions.SkipUnlabelled), "--skip-unlabelled"),
            (nameof(EvaluationOptions.MissingLabels), "--missing"),
            (nameof(EvaluationOptions.MapLabels), "--map-labels")),
    ];

    private static IEnumerable<KeyValuePair<CodeName, string>> Features() =>
    [
        .. Table<SentimentFeaturesOptions>(
            (nameof(SentimentFeaturesOptions.FeatureSet), "--set features"),
            (nameof(SentimentFeaturesOptions.NegationScope), "--set negation-scope")),
        .. Table<LexiconFileOptions>(
            (nameof(LexiconFileOptions.Format), "--set lexicon-format"),
            (nameof(LexiconFileOptions.Encoding), "--set lexicon-encoding"),
            (nameof(LexiconFileOptions.Categories), "--set categories"),
            (nameof(LexiconFileOptions.Repeats), "--set repeats"),
            (nameof(LexiconFileOptions.Asterisks), "--set asterisks"),
            (nameof(LexiconFileOptions.EntryColumn), "--set entry-column"),
            (nameof(LexiconFileOptions.ValenceColumn), "--set valence-column"),
            (nameof(LexiconFileOptions.Neutral), "--set neutral")),
        .. Table<NgramFeaturesOptions>(
            (nameof(NgramFeaturesOptions.ShortestWordNgram), "the shortest word n-gram"),
            (nameof(NgramFeaturesOptions.LongestWordNgram), "--set word-ngrams"),
            (nameof(NgramFeaturesOptions.ShortestCharacterNgram), "--set shortest-char-ngram"),
            (nameof(NgramFeaturesOptions.LongestCharacterNgram), "--set char-ngrams"),
            (nameof(NgramFeaturesOptions.MinimumDocumentCount), "--set minimum-documents"),
            (nameof(NgramFeaturesOptions.MaximumWordNgrams), "--set maximum-word-ngrams"),
            (nameof(NgramFeaturesOptions.MaximumCharacterNgrams), "--set maximum-char-ngrams"),
            (nameof(NgramFeaturesOptions.Weighting), "--set weighting")),
        .. Table<MapTokensToIdsOptions>(
            (nameof(MapTokensToIdsOptions.WordNgrams), "--set word-ngrams"),
            (nameof(MapTokensToIdsOptions.ShortestCharacterNgram), "--set shortest-char-ngram"),
            (nameof(MapTokensToIdsOptions.LongestCharacterNgram), "--set char-ngrams"),
            (nameof(MapTokensToIdsOptions.Buckets), "--set buckets")),
    ];

    private static IEnumerable<KeyValuePair<CodeName, string>> Networks() =>
    [
        .. Table<NetworkTrainingOptions>(
            (nameof(NetworkTrainingOptions.HiddenLayers), "--set hidden"),
            (nameof(NetworkTrainingOptions.Activation), "--set activation"),
            (nameof(NetworkTrainingOptions.Optimizer), "--set optimizer"),
            (nameof(NetworkTrainingOptions.LearningRate), "--set learning-rate"),
            (nameof(NetworkTrainingOptions.BatchSize), "--set batch-size"),
            (nameof(NetworkTrainingOptions.MaximumEpochs), "--set epochs"),
            (nameof(NetworkTrainingOptions.Patience), "--set patience"),
            (nameof(NetworkTrainingOptions.Dropout), "--set dropout"),
            (nameof(NetworkTrainingOptions.L2), "--set l2"),
            (nameof(NetworkTrainingOptions.Threads), "--threads")),
        .. Table<FeedForwardOptions>((nameof(FeedForwardOptions.StandardizeInputs), "--set standardize")),
        .. Table<EmbeddingFeedForwardOptions>(
            (nameof(EmbeddingFeedForwardOptions.Dimension), "--set dimension"),
            (nameof(EmbeddingFeedForwardOptions.Composition), "--set composition"),
            (nameof(EmbeddingFeedForwardOptions.MinimumCount), "--set minimum-texts"),
            (nameof(EmbeddingFeedForwardOptions.WordDropout), "--set word-dropout"),
            (nameof(EmbeddingFeedForwardOptions.InitialVectors), "--set vectors"),
            (nameof(EmbeddingFeedForwardOptions.FreezeVectors), "--set freeze")),
    ];

    private static IEnumerable<KeyValuePair<CodeName, string>> Transformers() => Table<TransformerTextClassificationOptions>(
        (nameof(TransformerTextClassificationOptions.Checkpoint), "--set checkpoint"),
        (nameof(TransformerTextClassificationOptions.MaximumLength), "--set max-length"),
        (nameof(TransformerTextClassificationOptions.BatchSize), "--set batch-size"),
        (nameof(TransformerTextClassificationOptions.AccumulationSteps), "--set accumulate"),
        (nameof(TransformerTextClassificationOptions.MaximumEpochs), "--set epochs"),
        (nameof(TransformerTextClassificationOptions.LearningRate), "--set learning-rate"),
        (nameof(TransformerTextClassificationOptions.WarmUp), "--set warm-up"),
        (nameof(TransformerTextClassificationOptions.WeightDecay), "--set weight-decay"),
        (nameof(TransformerTextClassificationOptions.GradientClipping), "--set clip"),
        (nameof(TransformerTextClassificationOptions.FrozenBlocks), "--set frozen-blocks"),
        (nameof(TransformerTextClassificationOptions.Patience), "--set patience"),
        (nameof(TransformerTextClassificationOptions.Device), "--set device"),
        (nameof(TransformerTextClassificationOptions.Threads), "--threads"),
        (nameof(TransformerTextClassificationOptions.StatePath), "--model"));

    private static IEnumerable<KeyValuePair<CodeName, string>> NewEncoders() =>
    [
        .. Table<TransformerTextClassificationOptions>(
            ($"{NewEncoder}.{nameof(NewEncoderOptions.VocabularySize)}", "--set vocabulary"),
            ($"{NewEncoder}.{nameof(NewEncoderOptions.HiddenSize)}", "--set width"),
            ($"{NewEncoder}.{nameof(NewEncoderOptions.Layers)}", "--set layers"),
            ($"{NewEncoder}.{nameof(NewEncoderOptions.Heads)}", "--set heads"),
            ($"{NewEncoder}.{nameof(NewEncoderOptions.InnerSize)}", "--set inner-width"),
            ($"{NewEncoder}.{nameof(NewEncoderOptions.MaximumLength)}", "--set positions"),
            ($"{NewEncoder}.{nameof(NewEncoderOptions.Dropout)}", "--set dropout")),
        .. Table<SubwordLearningOptions>((nameof(SubwordLearningOptions.VocabularySize), "--set vocabulary")),
    ];

    private static IEnumerable<KeyValuePair<CodeName, string>> Checkpoints() =>
    [
        .. Table<ContextualEmbeddingsOptions>(
            (nameof(ContextualEmbeddingsOptions.Pooling), "--set pooling"),
            (nameof(ContextualEmbeddingsOptions.Normalize), "--set normalize"),
            (nameof(ContextualEmbeddingsOptions.MaximumLength), "--set max-length"),
            (nameof(ContextualEmbeddingsOptions.BatchSize), "--set texts-at-once"),
            (nameof(ContextualEmbeddingsOptions.Device), "--set device")),
        .. Table<TextClassificationCheckpointOptions>(
            (nameof(TextClassificationCheckpointOptions.Labels), "--labels"),
            (nameof(TextClassificationCheckpointOptions.MaximumLength), "--max-length"),
            (nameof(TextClassificationCheckpointOptions.BatchSize), "--batch-size")),
        .. Table<ImportRequest>((nameof(ImportRequest.Labels), "--labels")),
        .. Table<TransformerCheckpointOptions>((nameof(TransformerCheckpointOptions.BodyOnly), "model-size --body-only; train leaves the head out anyway")),
        Door(nameof(TransformerCatalogExtensions.TransformerTextClassification), "nlpmlnet train --recipe transformer --set checkpoint=FOLDER"),
        Door(nameof(TransformerCatalogExtensions.ContextualEmbeddings), "nlpmlnet train --recipe transformer-features --set checkpoint=FOLDER"),
    ];

    private static KeyValuePair<CodeName, string> Door(string method, string command) =>
        KeyValuePair.Create(new CodeName(typeof(TransformerCatalogExtensions), method), command);

    private static IEnumerable<KeyValuePair<CodeName, string>> WordVectors() =>
    [
        .. Table<WordVectorTrainingOptions>(
            (nameof(WordVectorTrainingOptions.Model), "--model"),
            (nameof(WordVectorTrainingOptions.Tokens), "--white-space"),
            (nameof(WordVectorTrainingOptions.Dimension), "--dimension"),
            (nameof(WordVectorTrainingOptions.Window), "--window"),
            (nameof(WordVectorTrainingOptions.Negatives), "--negatives"),
            (nameof(WordVectorTrainingOptions.NegativeExponent), "--negative-exponent"),
            (nameof(WordVectorTrainingOptions.MinimumCount), "--minimum-count"),
            (nameof(WordVectorTrainingOptions.Subsampling), "--subsampling"),
            (nameof(WordVectorTrainingOptions.MaximumEpochs), "--epochs"),
            (nameof(WordVectorTrainingOptions.LearningRate), "--learning-rate"),
            (nameof(WordVectorTrainingOptions.Threads), "--threads")),
        .. Table<SubwordNgrams>(
            (nameof(SubwordNgrams.Shortest), "--subwords"),
            (nameof(SubwordNgrams.Longest), "--subwords"),
            (nameof(SubwordNgrams.BucketCount), "--buckets")),
        .. Table<WordVectorOptions>(
            (nameof(WordVectorOptions.MaximumWords), "--maximum-words"),
            (nameof(WordVectorOptions.Words), "--words")),
    ];
}
