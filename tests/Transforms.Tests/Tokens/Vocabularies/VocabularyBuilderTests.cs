using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tests.Words;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class VocabularyBuilderTests
{
    // b 3, a 2, c 2, d 1, Z 1.
    private static readonly string[] Tokens = ["b", "c", "a", "b", "d", "c", "a", "b", "Z"];

    [Theory]
    [InlineData(1, int.MaxValue, new[] { "b", "a", "c", "Z", "d" })]
    [InlineData(2, int.MaxValue, new[] { "b", "a", "c" })]
    [InlineData(1, 4, new[] { "b", "a", "c", "Z" })]
    [InlineData(2, 2, new[] { "b", "a" })]
    [InlineData(4, 2, new string[0])]
    public void Build_MinimumAndMaximum_KeepsTheMostFrequentThenOrdinal(int minimumCount, int maximumTokens, string[] expected) =>
        Assert.Equal(expected, Count(Tokens).Build(minimumCount, maximumTokens).Skip(2));

    [Fact]
    public void Add_Tokens_AreCounted()
    {
        var builder = Count(Tokens);

        Assert.Equal((9, 5), (builder.TokenCount, builder.DistinctCount));
        Assert.Equal((3, 1, 0), (builder.CountOf("b"), builder.CountOf("Z"), builder.CountOf("z")));
    }

    [Fact]
    public void Add_EmptyAndSpecialTokens_AreNotCounted()
    {
        var builder = Count(["", "<pad>", "<unk>", "a"]);

        Assert.Equal((1, 1), (builder.TokenCount, builder.DistinctCount));
        Assert.Equal(["<pad>", "<unk>", "a"], builder.Build());
    }

    [Fact]
    public void Build_AnyOrderOfTokens_GivesTheSameVocabulary() => Prop.ForAll(Texts.Arbitrary.Generator.ListOf().ToArbitrary(), tokens =>
        Count(tokens).Build(1, 20).SequenceEqual(Count(Enumerable.Reverse(tokens)).Build(1, 20))).QuickCheckThrowOnFailure();

    [Fact]
    public void Build_NumbersBelowOne_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Count(Tokens).Build(minimumCount: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Count(Tokens).Build(maximumTokens: 0));
    }

    private static VocabularyBuilder Count(IEnumerable<string> tokens)
    {
        var builder = new VocabularyBuilder();
        foreach (var token in tokens)
        {
            builder.Add(token);
        }

        return builder;
    }
}
