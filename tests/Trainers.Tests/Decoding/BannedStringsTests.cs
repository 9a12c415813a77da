using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

public sealed class BannedStringsTests
{
    // "b" and "bc" complete it behind "a", "xab" holds it all; "c" and "xa" don't.
    [Fact]
    public void Apply_BeginningWritten_BansWhatCompletesItOrHoldsItAll() =>
        Assert.Equal(["b", "bc", "xab"], BannedBehind(ByteVocabulary.Pieces("</s>", "a", "b", "bc", "xab", "c", "xa"), "ab", "a"));

    [Fact]
    public void Apply_NothingOfItWritten_BansOnlyTokensThatHoldItAll() =>
        Assert.Equal(["xab"], BannedBehind(ByteVocabulary.Pieces("</s>", "a", "b", "bc", "xab", "c"), "ab", "c"));

    // Behind "aa" both "b" (aab) and "ab" (a-aab) complete it.
    [Fact]
    public void Apply_TextThatRepeatsItself_LooksAtEachPartThatMayBeWritten() =>
        Assert.Equal(["b", "ab"], BannedBehind(ByteVocabulary.Pieces("</s>", "a", "b", "ab", "c"), "aab", "aa"));

    [Fact]
    public void Apply_Words_HaveTheSpaceBetweenThem()
    {
        var vocabulary = ByteVocabulary.Words("</s>", "<s>", "<unk>", "the", "cat");

        Assert.Equal(["cat"], BannedBehind(vocabulary, "the cat", "the"));
        Assert.Equal(["cat"], BannedBehind(vocabulary, "cat", "the"));
        Assert.Empty(BannedBehind(vocabulary, "the cat", "cat"));
    }

    // é is C3 A9: both A9 and what holds it are banned behind C3, and nowhere else.
    [Fact]
    public void Apply_CharacterInParts_BansWhatCompletesIt()
    {
        var vocabulary = new ByteVocabulary([[97], [0xC3], [0xA9], [0xA9, 97], [0xAA]], null, null, null, "");

        Assert.Equal([2, 3], BannedIds(vocabulary, "é", [1]));
        Assert.Empty(BannedIds(vocabulary, "é", [0]));
    }

    [Fact]
    public void Apply_CharacterInPartsBehindOthers_LooksAtTheseToo()
    {
        var vocabulary = new ByteVocabulary([[97], [0xC3], [0xA9], [98]], null, null, null, "");

        Assert.Equal([2], BannedIds(vocabulary, "abé", [0, 3, 1]));
        Assert.Empty(BannedIds(vocabulary, "abé", [3, 3, 1]));
    }

    [Fact]
    public void Generate_BannedText_IsNotWrittenAndTheRestGoesOn()
    {
        var model = TableModel.OfProbabilities(
            ByteVocabulary.Pieces("</s>", "a", "b", "c"), [[1, 0, 0, 0], [0.1, 0.1, 0.6, 0.2], [0.1, 0.7, 0.1, 0.1], [0.1, 0.7, 0.1, 0.1]]);

        Assert.Equal("baba", new TextGenerator(model, new() { MaximumTokens = 4 }).Generate("a")[0].Text);
        Assert.Equal("baca", new TextGenerator(model, new() { MaximumTokens = 4, BannedStrings = ["ab"] }).Generate("a")[0].Text); // the prompt's "a" doesn't count
    }

    private static IEnumerable<string> BannedBehind(ByteVocabulary vocabulary, string banned, string written) =>
        BannedIds(vocabulary, banned, vocabulary.Encode(written).Ids).Select(vocabulary.TokenAt);

    private static IEnumerable<int> BannedIds(ByteVocabulary vocabulary, string banned, int[] written)
    {
        var scores = new float[vocabulary.Count];
        var text = new ContinuationText(vocabulary, []);
        Array.ForEach(written, text.Append);

        new BannedStrings([banned], vocabulary).Apply(scores, text);

        return Enumerable.Range(0, scores.Length).Where(id => scores[id] == float.NegativeInfinity);
    }
}
