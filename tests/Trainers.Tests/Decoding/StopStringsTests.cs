using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

public sealed class StopStringsTests
{
    // Writes "one, two. three" in pieces that no stop string is one of.
    private static readonly TableModel Model = Script("one", ", t", "wo", ". ", "three");

    [Theory]
    [InlineData("two", "one, ", 3)]
    [InlineData("o. t", "one, tw", 5)]
    [InlineData(",", "one", 2)]
    [InlineData("one, two. three", "", 5)]
    [InlineData("four", "one, two. three", 6)]
    public void Generate_StopStringAcrossTokens_EndsBeforeItWithTheTokensThatHoldIt(string stop, string text, int tokens)
    {
        var found = new TextGenerator(Model, new() { StopStrings = [stop] }).Generate(">")[0];

        Assert.Equal(text, found.Text);
        Assert.Equal(tokens, found.Tokens.Count);
        Assert.Equal(stop == "four" ? ContinuationEnd.EndToken : ContinuationEnd.StopString, found.End);
    }

    [Fact]
    public void Generate_TwoStopStringsInAToken_EndsBeforeTheFirst() =>
        Assert.Equal("one", new TextGenerator(Model, new() { StopStrings = [" t", ", "] }).Generate(">")[0].Text);

    [Fact]
    public void Generate_StopStringThatBeganInThePrompt_DoesNotCount() =>
        Assert.Equal("one, two. three", new TextGenerator(Model, new() { StopStrings = [">o"] }).Generate(">")[0].Text);

    [Fact]
    public void Stream_StopString_NeverShowsItsBeginning()
    {
        var parts = new List<string>();

        var found = new TextGenerator(Model, new() { StopStrings = ["e, two! ", "wo. th"] }).Stream(">", parts.Add);

        Assert.Equal(["on", "e, t"], parts); // "e" may begin the first, ". " the second
        Assert.Equal("one, t", found.Text);
    }

    [Fact]
    public void Stream_WhatOnlyBeganAStopString_IsShownAtTheEnd()
    {
        var parts = new List<string>();

        new TextGenerator(Model, new() { StopStrings = ["three!"] }).Stream(">", parts.Add);

        Assert.Equal(["one", ", ", "two", ". ", "three"], parts);
    }

    [Fact]
    public void Stream_Sampling_GivesWhatGenerateGives()
    {
        var generator = new TextGenerator(TableModel.Random(seed: 933), new() { Method = new Sampling(), Seed = 3, StopStrings = ["55"], EndTokens = [] });
        var parts = new List<string>();

        var found = generator.Stream("35", parts.Add);

        Assert.Equal(found.Text, string.Concat(parts));
        Assert.Equal(generator.Generate("35")[0].Tokens, found.Tokens);
    }

    [Fact]
    public void Stream_BeamSearch_GivesTheTextInOnePart()
    {
        var parts = new List<string>();

        var found = new TextGenerator(Model, new() { Method = new BeamSearch() }).Stream(">", parts.Add);

        Assert.Equal([found.Text], parts);
        Assert.Equal("one, two. three", found.Text);
    }

    [Fact]
    public void Stream_SeveralContinuations_Throws()
    {
        var generator = new TextGenerator(Model, new() { Method = new Sampling(), Continuations = 2 });

        Assert.Equal("2 continuations can't be shown as they grow; one can.", Assert.Throws<InvalidOperationException>(() => generator.Stream(">", _ => { })).Message);
    }

    private static TableModel Script(params string[] pieces) => new(
        ByteVocabulary.Pieces(["</s>", ">", .. pieces]), context => [.. Enumerable.Range(0, pieces.Length + 2).Select(id => id == (context[^1] + 1) % (pieces.Length + 2) ? 9.0 : 0)]);
}
