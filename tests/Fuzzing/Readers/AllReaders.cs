namespace NlpMlNet.Fuzzing.Readers;

/// <summary>The readers by their names; each is made when it is needed, as some take a training.</summary>
internal static class AllReaders
{
    public static IReadOnlyDictionary<string, Func<Reader>> Make() => new Dictionary<string, Func<Reader>>
    {
        ["csv"] = TableReaders.Csv,
        ["journal"] = TableReaders.Journal,
        ["model"] = ModelReaders.Classifier,
        ["model-sentiment"] = ModelReaders.Sentiment,
        ["lm-arpa"] = LanguageModelReaders.Arpa,
        ["lm-mapped"] = LanguageModelReaders.Mapped,
        ["lm-model"] = LanguageModelReaders.Model,
        ["state"] = ModelReaders.State,
        ["safetensors"] = CheckpointReaders.Safetensors,
        ["pickle"] = CheckpointReaders.TorchZip,
        ["pickle-legacy"] = CheckpointReaders.TorchLegacy,
        ["config"] = CheckpointReaders.Configuration,
        ["tokenizer-json"] = TokenizerReaders.Json,
        ["tokenizer-vocabulary"] = TokenizerReaders.WordPiece,
        ["tokenizer-sentencepiece"] = TokenizerReaders.SentencePiece,
        ["vectors-text"] = VectorReaders.Text,
        ["vectors-word2vec"] = VectorReaders.Word2Vec,
        ["vectors-fasttext"] = VectorReaders.FastText,
        ["vectors-mapped"] = VectorReaders.Mapped,
        ["lexicon-tabs"] = LexiconReaders.TabSeparated,
        ["lexicon-words"] = LexiconReaders.WordLists,
        ["lexicon-csv"] = LexiconReaders.Csv,
        ["lexicon-liwc"] = LexiconReaders.Liwc,
        ["lexicon-any"] = LexiconReaders.Any,
        ["lexicon-quanteda"] = LexiconReaders.Quanteda,
    };
}
