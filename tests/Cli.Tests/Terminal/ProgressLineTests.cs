using NlpMlNet.Cli.Terminal;
using Spectre.Console.Testing;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class ProgressLineTests : IDisposable
{
    private readonly TestConsole console = new();

    [Theory]
    [InlineData(60, "Training a recipe ━━━━━━━━━━────────── 50 %  three rows")]
    [InlineData(50, "Training a recipe ━━━━━━━━━━────────── 50 %  thre")]
    [InlineData(41, "Training a recipe ━━━━━━━─────── 50 %  t")]
    [InlineData(30, "Training a reci ━━─── 50 %  t")]
    public void At_NarrowTerminal_CutsRemarkThenShortensTheBar(int width, string expected)
    {
        console.Profile.Width = width;

        console.Write(new ProgressLine("Training a recipe", console.Profile).At(0.5, "three rows"));

        Assert.Equal(expected.TrimEnd(), console.Output.TrimEnd());
        Assert.True(expected.Length < width);
    }

    public void Dispose() => console.Dispose();
}
