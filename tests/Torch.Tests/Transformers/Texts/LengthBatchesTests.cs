using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

/// <summary>Texts of like length together, each once.</summary>
public sealed class LengthBatchesTests
{
    [Fact]
    public void Of_MixedLengths_LongestFirstInBatches()
    {
        // Lengths 3, 9, 5, 9, 4: in order of length 9 (1), 9 (3), 5 (2), 4 (4), 3 (0); those of one length in their own order.
        var batches = LengthBatches.Of(Texts(3, 9, 5, 9, 4), batchSize: 2, mostTokens: int.MaxValue);

        Assert.Equal([[1, 3], [2, 4], [0]], batches);
    }

    [Fact]
    public void Of_ManyTokens_FewerTextsInABatch()
    {
        // At most 20 tokens, counted by the longest: 20 / 9 = 2 texts, then 20 / 5 = 4, of which two are left and one more.
        var batches = LengthBatches.Of(Texts(3, 9, 5, 9, 4), batchSize: 32, mostTokens: 20);

        Assert.Equal([[1, 3], [2, 4, 0]], batches);
    }

    [Fact]
    public void Of_TextLongerThanABatch_IsABatch() =>
        Assert.Equal([[1], [0]], LengthBatches.Of(Texts(8, 100), batchSize: 32, mostTokens: 10));

    [Fact]
    public void Of_AnyTexts_EachStandsInOneBatchWithinTheLimits() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte, byte>((lengths, size, tokens) =>
    {
        var (texts, batchSize, mostTokens) = (Texts([.. lengths.Select(length => (int)length)]), size + 1, tokens + 1);
        var batches = LengthBatches.Of(texts, batchSize, mostTokens).ToArray();
        return batches.SelectMany(batch => batch).Order().SequenceEqual(Enumerable.Range(0, lengths.Length))
            && batches.All(batch => batch.Length == 1 || (batch.Length <= batchSize && batch.Length * batch.Max(text => texts[text].Length) <= mostTokens));
    }));

    [Fact]
    public void Of_NoTexts_NoBatches() => Assert.Empty(LengthBatches.Of([], batchSize: 32, mostTokens: 10));

    private static EncodedText[] Texts(params int[] lengths) => [.. lengths.Select(length => new EncodedText(new int[length], null, 0))];
}
