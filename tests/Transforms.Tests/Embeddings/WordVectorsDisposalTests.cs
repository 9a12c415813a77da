using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

/// <summary>Closing the file of mapped word vectors while other threads read it.</summary>
public sealed class WordVectorsDisposalTests : IDisposable
{
    private const int Count = 5000, Dimension = 100;

    private readonly TemporaryFolder folder = new();

    public WordVectorsDisposalTests()
    {
        float[] values = [.. Enumerable.Range(0, Count).SelectMany(word => Enumerable.Repeat(word + 1f, Dimension))];
        var ngrams = new SubwordNgrams { Shortest = 2, Longest = 3, BucketCount = 100 };
        var parts = new SubwordVectors(ngrams, [.. Enumerable.Repeat(0.5f, 100 * Dimension)], Dimension);
        WordVectors.Create([.. Enumerable.Range(0, Count).Select(number => $"w{number}")], values, Dimension, parts)
            .Save(folder.File("mapped"), WordVectorFormat.Mapped);
    }

    /// <summary>Calls that read the file, each answering the same for the file of the test.</summary>
    public static TheoryData<string> Calls => [nameof(WordVectors.WordAt), nameof(WordVectors.TryGetIndex), nameof(WordVectors.VectorAt), nameof(WordVectors.TryGetVector),
        nameof(SubwordVectors.TryCompose), nameof(WordVectorQueries.SimilarWords), nameof(WordVectorQueries.Analogy), nameof(WordVectors.Save)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Dispose_WhileManyThreadsRead_FinishesTheirCallsAndRefusesLaterOnes(string call)
    {
        for (var round = 0; round < 5; round++)
        {
            var vectors = WordVectors.Load(folder.File("mapped"));
            var expected = Read(vectors, call, thread: 9);
            using var allRead = new CountdownEvent(4);

            var threads = Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
                () => ReadUntilDisposed(vectors, call, expected, thread, allRead), TaskCreationOptions.LongRunning)).ToArray();
            allRead.Wait(TestContext.Current.CancellationToken);
            vectors.Dispose();

            Assert.All(await Task.WhenAll(threads), error => Assert.Contains($"'{folder.File("mapped")}' is closed", error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void VectorAt_OfAFile_StaysValidWhenItIsClosed()
    {
        var vectors = WordVectors.Load(folder.File("mapped"));

        var vector = vectors.VectorAt(41);
        vectors.Dispose();

        Assert.Equal(Enumerable.Repeat(42f, Dimension), vector.ToArray());
    }

    [Fact]
    public void Dispose_OfVectorsInMemory_ChangesNothing()
    {
        var vectors = WordVectors.Create(["a"], [1, 2], 2);

        vectors.Dispose();

        Assert.Equal([1, 2], vectors.VectorAt(0).ToArray());
    }

    private ObjectDisposedException ReadUntilDisposed(WordVectors vectors, string call, string expected, int thread, CountdownEvent allRead)
    {
        for (var calls = 0; ; calls++)
        {
            try
            {
                Assert.Equal(expected, Read(vectors, call, thread));
            }
            catch (ObjectDisposedException e)
            {
                return e;
            }

            if (calls == 0)
            {
                allRead.Signal();
            }
        }
    }

    private string Read(WordVectors vectors, string call, int thread)
    {
        var vector = new float[Dimension];
        switch (call)
        {
            case nameof(WordVectors.WordAt):
                return vectors.WordAt(4000);
            case nameof(WordVectors.TryGetIndex):
                return $"{vectors.TryGetIndex("w4000", out var index)} {index}";
            case nameof(WordVectors.VectorAt):
                return string.Join(' ', vectors.VectorAt(4000).ToArray());
            case nameof(WordVectors.TryGetVector):
                return $"{vectors.TryGetVector("unknown", vector)} {string.Join(' ', vector)}";
            case nameof(SubwordVectors.TryCompose):
                return $"{vectors.Subwords!.TryCompose("unknown", vector)} {string.Join(' ', vector)}";
            case nameof(WordVectorQueries.SimilarWords):
                return string.Join(' ', vectors.SimilarWords("w7", 3));
            case nameof(WordVectorQueries.Analogy):
                return string.Join(' ', vectors.Analogy("w1", "w2", "unknown", 3));
            default:
                vectors.Save(folder.File($"copy{thread}"), WordVectorFormat.GloveText);
                return File.ReadAllLines(folder.File($"copy{thread}"))[4000];
        }
    }
}
