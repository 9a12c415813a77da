using NlpMlNet.Messages;

namespace NlpMlNet.Cli.Options;

/// <content>The options of language models and of decoding.</content>
internal static partial class OptionNames
{
    private static IEnumerable<KeyValuePair<CodeName, string>> LanguageModels() =>
    [
        .. Table<NgramTrainingOptions>(
            (nameof(NgramTrainingOptions.Order), "--order"),
            (nameof(NgramTrainingOptions.Tokens), "--tokens"),
            (nameof(NgramTrainingOptions.Tokenizer), "--tokenizer"),
            (nameof(NgramTrainingOptions.Vocabulary), "--vocabulary"),
            (nameof(NgramTrainingOptions.PruneThresholds), "--prune"),
            (nameof(NgramTrainingOptions.MemoryLimit), "--memory")),
        .. Table<LanguageModelScoringOptions>(
            (nameof(LanguageModelScoringOptions.Prefix), "--prefix"),
            (nameof(LanguageModelScoringOptions.Unknown), "--unknown")),
        .. Decoding(),
    ];

    private static IEnumerable<KeyValuePair<CodeName, string>> SlidingWindows() => Table<SlidingWindowTrainingOptions>(
        (nameof(SlidingWindowTrainingOptions.Tokens), "--tokens"),
        (nameof(SlidingWindowTrainingOptions.Tokenizer), "--tokenizer"),
        (nameof(SlidingWindowTrainingOptions.Unit), "--stream"),
        (nameof(SlidingWindowTrainingOptions.Window), "--window"),
        (nameof(SlidingWindowTrainingOptions.Width), "--width"),
        (nameof(SlidingWindowTrainingOptions.HiddenLayers), "--hidden"),
        (nameof(SlidingWindowTrainingOptions.InputDropout), "--input-dropout"),
        (nameof(SlidingWindowTrainingOptions.Dropout), "--dropout"),
        (nameof(SlidingWindowTrainingOptions.SampledTokens), "--sampled-tokens"),
        (nameof(SlidingWindowTrainingOptions.TieWeights), "--untied"),
        (nameof(SlidingWindowTrainingOptions.Clusters), "--clusters"),
        (nameof(SlidingWindowTrainingOptions.LearningRate), "--learning-rate"),
        (nameof(SlidingWindowTrainingOptions.BatchSize), "--batch-size"),
        (nameof(SlidingWindowTrainingOptions.MaximumEpochs), "--epochs"),
        (nameof(SlidingWindowTrainingOptions.ValidationFraction), "--validation-fraction"),
        (nameof(SlidingWindowTrainingOptions.Patience), "--patience"),
        (nameof(SlidingWindowTrainingOptions.TargetLoss), "--target-perplexity"),
        (nameof(SlidingWindowTrainingOptions.TimeLimit), "--time-limit"),
        (nameof(SlidingWindowTrainingOptions.Threads), "--threads"),
        (nameof(SlidingWindowTrainingOptions.StatePath), "--model"));

    private static IEnumerable<KeyValuePair<CodeName, string>> CausalModels() => Table<CausalTrainingOptions>(
        (nameof(CausalTrainingOptions.Checkpoint), "--checkpoint"),
        (nameof(CausalTrainingOptions.Tokenizer), "--tokenizer"),
        (nameof(CausalTrainingOptions.MaximumEpochs), "--epochs"),
        (nameof(CausalTrainingOptions.LearningRate), "--learning-rate"),
        (nameof(CausalTrainingOptions.SampledTokens), "--sampled-tokens"),
        (nameof(CausalTrainingOptions.Patience), "--patience"),
        (nameof(CausalTrainingOptions.StatePath), "--model"),
        ($"{nameof(CausalTrainingOptions.NewNetwork)}.{nameof(NewCausalNetworkOptions.Tokens)}", "--tokens"),
        ($"{nameof(CausalTrainingOptions.NewNetwork)}.{nameof(NewCausalNetworkOptions.VocabularySize)}", "--vocabulary-size"),
        ($"{nameof(CausalTrainingOptions.NewNetwork)}.{nameof(NewCausalNetworkOptions.HiddenSize)}", "--width"),
        ($"{nameof(CausalTrainingOptions.NewNetwork)}.{nameof(NewCausalNetworkOptions.Layers)}", "--layers"),
        ($"{nameof(CausalTrainingOptions.NewNetwork)}.{nameof(NewCausalNetworkOptions.Heads)}", "--heads"),
        ($"{nameof(CausalTrainingOptions.NewNetwork)}.{nameof(NewCausalNetworkOptions.Positions)}", "--context"));

    private static IEnumerable<KeyValuePair<CodeName, string>> Decoding() =>
    [
        .. Table<DecodingOptions>(
            (nameof(DecodingOptions.MaximumTokens), "--max-tokens"),
            (nameof(DecodingOptions.MinimumTokens), "--min-tokens"),
            (nameof(DecodingOptions.Continuations), "--continuations"),
            (nameof(DecodingOptions.EndTokens), "--end"),
            (nameof(DecodingOptions.StopStrings), "--stop"),
            (nameof(DecodingOptions.BannedStrings), "--ban"),
            (nameof(DecodingOptions.RepetitionPenalty), "--repetition-penalty"),
            (nameof(DecodingOptions.NoRepeatNgrams), "--no-repeat-ngrams"),
            (nameof(DecodingOptions.AddStartToken), "--no-start-token"),
            (nameof(DecodingOptions.BatchSize), "--batch-size")),
        .. Table<BeamSearch>(
            (nameof(BeamSearch.Width), "--beams"),
            (nameof(BeamSearch.LengthPenalty), "--length-penalty"),
            (nameof(BeamSearch.Stopping), "--early-stopping")),
        .. Table<Sampling>(
            (nameof(Sampling.Temperature), "--temperature"),
            (nameof(Sampling.TopK), "--top-k"),
            (nameof(Sampling.TopP), "--top-p"),
            (nameof(Sampling.MinimumP), "--min-p")),
    ];
}
