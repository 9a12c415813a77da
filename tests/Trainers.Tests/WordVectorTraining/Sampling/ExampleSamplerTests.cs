using NlpMlNet.Embeddings;
using NlpMlNet.Numerics;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class ExampleSamplerTests
{
    [Fact]
    public void Sample_SkipGram_PredictsTheWordsAround()
    {
        // Documents "0 1 2" and "3 0"; with a window of 1 every width is 1.
        var examples = Sample(CorpusOf([0, 1, 2, -1, 3, 0, -1]), WordVectorModel.SkipGram, window: 1);

        Assert.Equal(["0>1", "1>0,2", "2>1", "3>0", "0>3"], examples);
    }

    [Fact]
    public void Sample_Cbow_PredictsTheWordInTheMiddle()
    {
        var examples = Sample(CorpusOf([0, 1, 2, -1, 3, 0, -1]), WordVectorModel.Cbow, window: 1);

        Assert.Equal(["1>0", "0,2>1", "1>2", "0>3", "3>0"], examples);
    }

    [Fact]
    public void Sample_WordAlone_HasNoExample() => Assert.Empty(Sample(CorpusOf([0, -1, 1, -1, 2, -1, 3, -1]), WordVectorModel.SkipGram, window: 3));

    [Fact]
    public void Sample_DocumentOverSeveralChunks_IsSeenAsAWhole()
    {
        // 0 1 2 3 0 1 2 3 ...: with a window of 1 each word has both neighbours, but for the first and the last.
        int[] ids = [.. Enumerable.Range(0, (2 * Chunk.MaximumLength) + 5).Select(i => i % 4), -1];

        var examples = Sample(CorpusOf(ids), WordVectorModel.SkipGram, window: 1);

        Assert.Equal(ids.Length - 1, examples.Count);
        Assert.Equal("0>1", examples[0]);
        Assert.Equal("0>3", examples[^1]);
        Assert.All(examples.Skip(1).SkipLast(1).Index(), example =>
            Assert.Equal($"{(example.Index + 1) % 4}>{example.Index % 4},{(example.Index + 2) % 4}", example.Item));
    }

    [Fact]
    public void Sample_WideWindow_DrawsEachWidthAlikeOften()
    {
        int[] ids = [.. Enumerable.Range(0, 60_000).Select(i => i % 4)];

        var targets = Sample(CorpusOf(ids), WordVectorModel.SkipGram, window: 3).Skip(3).SkipLast(3).Select(example => example.Count(c => c == ',') + 1);

        // 2, 4 or 6 targets, a third each: 20,000, with a standard deviation of 115.
        var counts = targets.CountBy(count => count).OrderBy(count => count.Key).ToList();
        Assert.Equal([2, 4, 6], counts.Select(count => count.Key));
        Assert.All(counts, count => Assert.InRange(count.Value, 19_500, 20_500));
    }

    [Fact]
    public void Sample_SubsamplingKeepsNothing_HasNoExample()
    {
        var corpus = CorpusOf([.. Enumerable.Range(0, 40).Select(i => i % 4)]);

        Assert.Empty(Sample(corpus, WordVectorModel.SkipGram, window: 2, threshold: 1e-30));
    }

    [Fact]
    public void Sample_WithSubwords_TakesAllRowsOfAWord()
    {
        var corpus = CorpusOf([0, 1, 2, 3, -1]);
        var rows = new InputRows(corpus.Words, new SubwordNgrams { Shortest = 3, Longest = 3, BucketCount = 1000 });

        var examples = Sample(corpus, WordVectorModel.SkipGram, window: 1, rows: rows);

        // "<w0>" has the trigrams "<w0" and "w0>": two rows behind the four words', and so on for the other words.
        Assert.Equal(["0,4,5>1", "1,6,7>0,2", "2,8,9>1,3", "3,10,11>2"], examples);
        Assert.Equal(12, rows.Count);
        Assert.Equal([.. Enumerable.Range(0, 4).SelectMany(word => new SubwordNgrams { Shortest = 3, Longest = 3, BucketCount = 1000 }.BucketsOf($"w{word}"))], rows.Buckets);
    }

    private static Corpus CorpusOf(int[] ids) => new(
        ["w0", "w1", "w2", "w3"], [.. Enumerable.Range(0, 4).Select(word => (long)ids.Count(id => id == word))], [ids]);

    /// <summary>All examples, as "inputs>targets".</summary>
    private static List<string> Sample(Corpus corpus, WordVectorModel model, int window, double threshold = 1, InputRows? rows = null)
    {
        var sampler = new ExampleSampler(corpus, new Subsampling(corpus.Counts, threshold), rows ?? new InputRows(corpus.Words, null), model, window);
        var examples = new Examples();
        var found = new List<string>();
        foreach (var (number, chunk) in Chunk.Cut(corpus, Chunk.MaximumLength).Index())
        {
            var random = new RandomStream(1, (ulong)number);
            sampler.Sample(chunk, new RandomStream(1, RandomUse.Subsampling), ref random, examples);
            for (var i = 0; i < examples.Count; i++)
            {
                found.Add($"{string.Join(',', examples.InputsOf(i).ToArray())}>{string.Join(',', examples.TargetsOf(i).ToArray())}");
            }
        }

        return found;
    }
}
