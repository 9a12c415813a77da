using NlpMlNet.LanguageModels;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class SubwordVocabularyTests
{
    [Fact]
    public void Decode_WordPieces_JoinsThemAndLeavesTheEndsOfTheLineOut()
    {
        var tokenizer = SubwordTokenizer.Learn(SmallModel.Lines, new() { VocabularySize = 60 }, TestContext.Current.CancellationToken);
        var vocabulary = new SubwordVocabulary(tokenizer);

        var text = vocabulary.Decode([vocabulary.StartId!.Value, .. vocabulary.Encode("the cat sat").Ids, vocabulary.EndId!.Value]);

        Assert.Equal("the cat sat", text);
    }

    [Fact]
    public void Decode_ByteLevelSubwords_HasTheSpacesOfTheText()
    {
        var vocabulary = new SubwordVocabulary(SubwordTokenizer.Load(Testing.SharedData.Find("models/tiny-gpt2")));

        Assert.Equal("the café is open", vocabulary.Decode(vocabulary.Encode("the café is open").Ids));
    }
}
