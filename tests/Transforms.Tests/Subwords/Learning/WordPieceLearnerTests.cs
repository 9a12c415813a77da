using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

/// <summary>Whatever the texts: the pieces are those of the plain algorithm, and they divide every word of learnt characters.</summary>
public sealed class WordPieceLearnerTests
{
    private const int SpecialCount = 5;

    // Few letters give many ties and pairs that overlap themselves.
    private static readonly Arbitrary<string[]> FewLetters = Gen.Elements('a', 'b', 'c', ' ').ArrayOf()
        .Select(characters => new string(characters)).Resize(40).ArrayOf().Resize(12).ToArbitrary();

    private static readonly Arbitrary<string[]> ManyScripts = Gen.Elements("aÉß,.[\u0301ي한น猫𝐛🙂  ".EnumerateRunes().Select(rune => rune.ToString()).ToArray())
        .ArrayOf().Resize(30).Select(string.Concat).ArrayOf().Resize(8).ToArbitrary();

    [Fact]
    public void Learn_AnyTexts_GivesThePiecesOfThePlainAlgorithm() => Check.QuickThrowOnFailure(Prop.ForAll(FewLetters, texts =>
    {
        string[] all = ["abc", .. texts];

        Assert.Equal(PlainMerges(all, minimumFrequency: 2), Learnt(Learn(all)));
    }));

    [Fact]
    public void Learn_TextsInAnotherOrder_GivesTheSame() => Check.QuickThrowOnFailure(Prop.ForAll(FewLetters, texts =>
    {
        string[] all = ["abc", .. texts];

        Assert.Equal(Learnt(Learn(all)), Learnt(Learn(all.Reverse())));
    }));

    [Fact]
    public void Encode_TextOfLearntCharacters_HasNoUnknown() => Check.QuickThrowOnFailure(Prop.ForAll(ManyScripts, ManyScripts, (learnt, other) =>
    {
        var tokenizer = Learn(["a", .. learnt]);

        // Characters that were not learnt, and words longer than the model divides, are left out.
        var known = string.Concat(learnt).EnumerateRunes().ToHashSet();
        foreach (var text in other.Select(text => string.Concat(text.EnumerateRunes().Where(known.Contains))).Where(text => text.Length < 100))
        {
            Assert.DoesNotContain(1, tokenizer.Encode(text).Ids);
        }
    }));

    private static SubwordTokenizer Learn(IEnumerable<string> texts, SubwordLearningOptions? options = null) =>
        SubwordTokenizer.Learn(texts, options, TestContext.Current.CancellationToken);

    private static string[] Learnt(SubwordTokenizer tokenizer) =>
        [.. Enumerable.Range(SpecialCount, tokenizer.VocabularySize - SpecialCount).Select(tokenizer.TokenAt)];

    // Counts all pairs anew before each merge.
    private static List<string> PlainMerges(string[] texts, int minimumFrequency)
    {
        var words = texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Select((letter, i) => (i == 0 ? "" : "##") + letter).ToList()).ToList();
        var letters = words.SelectMany(word => word).Select(symbol => symbol[^1..]).Distinct().Order(StringComparer.Ordinal).ToArray();
        List<string> pieces = [.. letters, .. letters.Select(letter => "##" + letter)];
        while (true)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1)))
                .GroupBy(pair => pair)
                .Where(pairs => pairs.Count() >= minimumFrequency)
                .OrderByDescending(pairs => pairs.Count())
                .ThenBy(pairs => pairs.Key.First, StringComparer.Ordinal)
                .ThenBy(pairs => pairs.Key.Second, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best is null)
            {
                return pieces;
            }

            var merged = best.Key.First + best.Key.Second[2..];
            foreach (var word in words)
            {
                for (var i = 0; i + 1 < word.Count; i++)
                {
                    if ((word[i], word[i + 1]) == best.Key)
                    {
                        word[i] = merged;
                        word.RemoveAt(i + 1);
                    }
                }
            }

            if (!pieces.Contains(merged))
            {
                pieces.Add(merged);
            }
        }
    }
}
