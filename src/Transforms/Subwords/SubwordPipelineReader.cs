namespace NlpMlNet.Subwords;

/// <summary>Makes a tokenizer's working parts of its definition.</summary>
internal static class SubwordPipelineReader
{
    public static SubwordPipeline Read(TokenizerDefinition definition)
    {
        var file = definition.ReadPipeline();
        var pieces = PieceIndex.Of(definition.Vocabulary);
        var addedTokens = file.Find("added_tokens") is { } added ? AddedTokenReader.Read(added, definition.Vocabulary, pieces) : [];
        ITextNormalizer? normalizer = file.Find("normalizer") is { } part
            ? NormalizerReader.Read(part)
            : SentencePieceParts.Normalizer(definition);
        return new SubwordPipeline(normalizer, addedTokens)
        {
            Splitter = file.Find("pre_tokenizer") is { } splitter ? SplitterReader.Read(splitter) : null,
            Model = SentencePieceParts.Model(definition) ?? ModelReader.Read(file.Get("model"), definition.Vocabulary, pieces),
            Template = file.Find("post_processor") is { } template ? TemplateReader.Read(template) : SequenceTemplate.Plain,
            UnknownToken = file.Find("model")?.Find("unk_token")?.Text(),
        };
    }
}
