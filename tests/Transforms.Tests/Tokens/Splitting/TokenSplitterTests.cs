using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tests.Words;
using NlpMlNet.Tokens;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Tokens;

public sealed class TokenSplitterTests
{
    [Fact]
    public void Split_AnyText_GivesTheWordsOfTheScannerFolded()
    {
        var splitter = new TokenSplitter(new SplitIntoTokensOptions { IncludePunctuation = false, Rules = TextRules.None });

        Prop.ForAll(Texts.Arbitrary, text =>
        {
            List<string> words = [];
            foreach (var word in new WordScanner(text))
            {
                words.Add(WordFolding.Fold(word));
            }

            return Split(splitter, text).SequenceEqual(words);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Split_AnyTextNotFolded_GivesPiecesOfTheTextInOrder()
    {
        var splitter = new TokenSplitter(new SplitIntoTokensOptions { FoldCase = false, Rules = TextRules.None });

        Prop.ForAll(Texts.Arbitrary, text =>
        {
            splitter.Split(text.AsMemory());
            var spans = splitter.Tokens.ToArray();
            return spans.Zip(spans.Skip(1)).All(pair => pair.First.Start + pair.First.Length <= pair.Second.Start)
                && spans.All(span => span.Length > 0 && span.Start + span.Length <= text.Length);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Split_NextText_LeavesTheTokensBefore()
    {
        var splitter = new TokenSplitter(new SplitIntoTokensOptions());

        var first = splitter.Split("Good film".AsMemory());
        var second = splitter.Split("Dull plot".AsMemory());

        Assert.Equal(("goodfilm", "dullplot"), (first.ToString(), second.ToString()));
    }

    [Fact]
    public void Split_ManyTokens_AllocatesTheirCharactersOnly()
    {
        var splitter = new TokenSplitter(new SplitIntoTokensOptions());
        var text = string.Concat(Enumerable.Repeat("Good film! ", 100)).AsMemory();
        splitter.Split(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        splitter.Split(text);

        // 9 characters without spaces, 100 times, 2 bytes each, and the array's header.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1800, 1832);
    }

    private static IEnumerable<string> Split(TokenSplitter splitter, string text)
    {
        var memory = splitter.Split(text.AsMemory());
        return splitter.Tokens.ToArray().Select(span => memory.Slice(span.Start, span.Length).ToString());
    }
}
