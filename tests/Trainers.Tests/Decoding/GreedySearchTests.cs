using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

public sealed class GreedySearchTests
{
    // The end is token 0; "a" is followed by "b" (0.6), "b" by "a" (0.5) or the end (0.4).
    private static readonly TableModel Model = TableModel.OfProbabilities(
        ByteVocabulary.Pieces("</s>", "a", "b"), [[1, 0, 0], [0.3, 0.1, 0.6], [0.4, 0.5, 0.1]]);

    [Fact]
    public void Generate_ByDefault_TakesTheMostProbableTokenUntilTheMaximum()
    {
        var continuation = Assert.Single(new TextGenerator(Model, new() { MaximumTokens = 3 }).Generate("a"));

        Assert.Equal("bab", continuation.Text);
        Assert.Equal([2, 1, 2], continuation.Tokens);
        Assert.Equal(Math.Log(0.6 * 0.5 * 0.6), continuation.LogProbability, 1e-6);
        Assert.Equal(continuation.LogProbability, continuation.Score);
        Assert.Equal(ContinuationEnd.MaximumTokens, continuation.End);
    }

    [Fact]
    public void Generate_EndToken_EndsAndIsCountedButNotWritten()
    {
        var model = TableModel.OfProbabilities(Model.Vocabulary, [[1, 0, 0], [0.3, 0.1, 0.6], [0.6, 0.3, 0.1]]);

        var continuation = Assert.Single(new TextGenerator(model).Generate("a"));

        Assert.Equal("b", continuation.Text);
        Assert.Equal([2, 0], continuation.Tokens);
        Assert.Equal(Math.Log(0.6 * 0.6), continuation.LogProbability, 1e-6);
        Assert.Equal(ContinuationEnd.EndToken, continuation.End);
    }

    [Fact]
    public void Generate_OtherEndTokens_TakeTheVocabularysPlace()
    {
        var continuation = Assert.Single(new TextGenerator(Model, new() { EndTokens = ["b"] }).Generate("a"));

        Assert.Equal("b", continuation.Text);
        Assert.Equal(ContinuationEnd.EndToken, continuation.End);
    }

    [Fact]
    public void Constructor_UnknownEndToken_ThrowsNamingIt()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => new TextGenerator(Model, new() { EndTokens = ["c"] }));

        Assert.Equal("The options of decoding are not valid: EndTokens has 'c', which is not one of the 3 subwords of the vocabulary.", error.Message);
    }

    [Fact]
    public void Generate_MinimumTokens_BansTheEndBefore()
    {
        var model = TableModel.OfProbabilities(Model.Vocabulary, [[1, 0, 0], [0.6, 0.1, 0.3], [0.6, 0.3, 0.1]]);

        var continuation = Assert.Single(new TextGenerator(model, new() { MinimumTokens = 2 }).Generate("a"));

        Assert.Equal([2, 1, 0], continuation.Tokens);
        Assert.Equal(Math.Log(0.3 * 0.3 * 0.6), continuation.LogProbability, 1e-6); // the model's, whatever was banned
    }

    [Fact]
    public void Generate_EverythingBanned_EndsWithNoTokenLeft()
    {
        var continuation = Assert.Single(new TextGenerator(Model, new() { NoRepeatNgrams = 1, MinimumTokens = 9 }).Generate("a"));

        Assert.Equal([2], continuation.Tokens);
        Assert.Equal(ContinuationEnd.NoTokenLeft, continuation.End);
    }

    [Fact]
    public void GenerateBatch_RowsThatEnd_LeaveTheSession()
    {
        // "a" ends after "b"; "c" goes on for ever.
        var model = TableModel.OfProbabilities(
            ByteVocabulary.Pieces("</s>", "a", "b", "c"), [[1, 0, 0, 0], [0.1, 0.1, 0.7, 0.1], [0.7, 0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.7]]);

        var found = new TextGenerator(model, new() { MaximumTokens = 4 }).GenerateBatch(["a", "c", "b"]);

        Assert.Equal(["b", "cccc", ""], found.Select(continuations => continuations[0].Text));
        Assert.Equal([3, 2, 1, 1], model.RowsOfSteps);
    }

    [Fact]
    public void GenerateBatch_AnyBatchSize_GivesTheSame()
    {
        var model = TableModel.Random(seed: 933);
        string[] prompts = ["35", "1", "624", "5", "66"];

        var (one, all) = (Texts(1), Texts(16));

        Assert.Equal(all, one);
        Assert.Equal(all, Texts(2));

        string[] Texts(int size) => [.. new TextGenerator(model, new() { BatchSize = size }).GenerateBatch(prompts).Select(found => found[0].Text)];
    }

    [Fact]
    public void GenerateBatch_NoPrompts_GivesNothing() => Assert.Empty(new TextGenerator(Model).GenerateBatch(Array.Empty<string>()));

    [Fact]
    public void Generate_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var model = new TableModel(Model.Vocabulary, _ =>
        {
            if (++steps == 3)
            {
                source.Cancel();
            }

            return [0, 1, 1];
        });

        Assert.Throws<OperationCanceledException>(() => new TextGenerator(model, new() { CancellationToken = source.Token }).Generate("a"));
        Assert.Equal(3, steps);
    }

    [Fact]
    public void Generate_EmptyPromptWithoutStartToken_ThrowsSayingWhatToDo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => new TextGenerator(Model).Generate(""));

        Assert.Equal("The prompt '' has no token to begin with, and the vocabulary has no start token: give a prompt with a word in it.", error.Message);
    }

    [Theory]
    [InlineData(null, new[] { 1, 3 })]
    [InlineData(true, new[] { 1, 3 })]
    [InlineData(false, new[] { 3 })]
    public void Generate_VocabularyWithStartToken_PutsItBeforeUnlessToldNotTo(bool? add, int[] expected) =>
        Assert.Equal(expected, FirstContext(start: 1, "x", add));

    [Theory]
    [InlineData("x", null, new[] { 3 })]
    [InlineData("", null, new[] { 0 })]
    [InlineData("x", true, new[] { 0, 3 })]
    public void Generate_StartTokenThatIsTheEndToken_IsPutBeforeAnEmptyPromptAlone(string prompt, bool? add, int[] expected) =>
        Assert.Equal(expected, FirstContext(start: 0, prompt, add));

    [Fact]
    public void Generate_UnknownToken_IsWrittenOnlyIfAllowed()
    {
        var model = TableModel.OfProbabilities(ByteVocabulary.Words("</s>", "<s>", "<unk>", "x"), [[1, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0.1, 0, 0.7, 0.2]]);

        Assert.Equal([3], new TextGenerator(model, new() { MaximumTokens = 1 }).Generate("x")[0].Tokens);
        Assert.Equal([2], new TextGenerator(model, new() { MaximumTokens = 1, AllowUnknown = true }).Generate("x")[0].Tokens);
    }

    private static int[] FirstContext(int start, string prompt, bool? add)
    {
        int[] first = [];
        var vocabulary = new ByteVocabulary([.. new[] { "</s>", "<s>", "<unk>", "x" }.Select(System.Text.Encoding.UTF8.GetBytes)], start, 0, 2, " ");
        var model = new TableModel(vocabulary, context =>
        {
            first = context;
            return [0, 0, 0, 0];
        });
        new TextGenerator(model, new() { MaximumTokens = 1, AddStartToken = add }).Generate(prompt);
        return first;
    }
}
