using NlpMlNet.Subwords;

namespace NlpMlNet.LanguageModels;

/// <summary>Divides lines into the subwords of a tokenizer.</summary>
internal sealed class SubwordLineEncoder(SubwordTokenizer tokenizer) : LineEncoder
{
    private readonly SubwordVocabulary vocabulary = new(tokenizer);
    private readonly SubwordEncoder encoder = new(tokenizer, new SubwordEncodeOptions { AddSpecialTokens = false });

    public override int Start => vocabulary.StartId!.Value; // a subword vocabulary has both

    public override int End => vocabulary.EndId!.Value;

    public override ReadOnlySpan<int> Encode(string line)
    {
        encoder.Encode(line);
        return encoder.Ids;
    }

    public override LanguageModelVocabulary Finish() => vocabulary;
}
