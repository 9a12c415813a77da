using NlpMlNet.CausalModels;
using NlpMlNet.Checkpoints;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.CausalModels;

public sealed class TokenWindowsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // 1 3 4 2 | 1 5 2 | 1 2: windows of 4 begin with the last token of the one before.
    [Fact]
    public void InOrder_OwnBeginningToken_StandsBeforeEachTextAndIsNotPredicted()
    {
        var windows = Windows(beginning: 1, end: 2);

        Assert.Equal([[1, 3, 4, 2, 1], [1, 5, 2, 1, 2]], windows.InOrder(4));
        Assert.Equal(3 + 2 + 1, windows.Predicted);
        Assert.False(windows.IsPredicted(1));
        Assert.Equal([0, 0, 3, 1, 1, 1], windows.Counts(6));
    }

    // 2 | 3 4 2 | 5 2 | 2.
    [Fact]
    public void InOrder_OneTokenForBoth_StandsBetweenTexts()
    {
        var windows = Windows(beginning: 2, end: 2);

        Assert.Equal([[2, 3, 4, 2, 5], [5, 2, 2]], windows.InOrder(4));
        Assert.Equal(6, windows.Predicted);
        Assert.True(windows.IsPredicted(2));
    }

    [Fact]
    public void Shuffled_EachEpoch_HasAllTokensInAnOrderOfItsOwn()
    {
        var windows = Windows(beginning: 2, end: 2, Enumerable.Range(3, 40).Select(id => $"w{id} w{id}"));
        int[] Tokens(int epoch) => [.. windows.Shuffled(4, seed: 1, epoch).SelectMany(window => window.Skip(1)).Order()];

        Assert.Equal(windows.InOrder(4).SelectMany(window => window.Skip(1)).Order(), Tokens(1));
        Assert.Equal(windows.Shuffled(4, 1, 1), windows.Shuffled(4, 1, 1));
        Assert.NotEqual(windows.Shuffled(4, 1, 1), windows.Shuffled(4, 1, 2));
    }

    private TokenWindows Windows(int beginning, int end, IEnumerable<string>? texts = null)
    {
        CausalReference.WriteTokenizer(folder.File(""));
        var configuration = CausalConfigurationReader.Read(JsonFile.Parse("config.json", System.Text.Encoding.UTF8.GetBytes(CausalReference.Configuration("llama"))));
        var vocabulary = new CausalVocabulary(SubwordTokenizer.Load(folder.File("")), configuration with { BeginningId = beginning, EndIds = [end] });
        return new TokenWindows(texts ?? ["w3 w4", "w5", ""], vocabulary, TestContext.Current.CancellationToken);
    }
}
