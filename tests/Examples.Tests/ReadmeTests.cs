using System.Text.RegularExpressions;
using NlpMlNet.Testing;

namespace NlpMlNet.Examples;

/// <summary>The README's code is code that runs: each block stands in an example, between the lines <c>// &lt;readme&gt;</c> and <c>// &lt;/readme&gt;</c>.</summary>
public sealed partial class ReadmeTests
{
    private static string ReadmePath => Path.Combine(SharedData.RepositoryRoot, "README.md");

    [Fact]
    public void CodeBlocks_EachIsPartOfAnExample()
    {
        var blocks = Blocks(CodeBlock(), File.ReadAllText(ReadmePath));
        var marked = Example.Names.SelectMany(name => Blocks(MarkedLines(), new Example(name).Source)).ToHashSet();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.True(
            marked.Contains(block), $"No example has these lines of README.md between // <readme> and // </readme>:\n{block}"));
    }

    [Fact]
    public void MarkedLines_EachBlockIsInTheReadme()
    {
        var blocks = Blocks(CodeBlock(), File.ReadAllText(ReadmePath));

        Assert.All(
            Example.Names.SelectMany(name => Blocks(MarkedLines(), new Example(name).Source)),
            marked => Assert.Contains(marked, blocks));
    }

    private static List<string> Blocks(Regex pattern, string text) =>
        [.. pattern.Matches(Lines.Normalize(text)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^// <readme>\n(.*?)^// </readme>$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex MarkedLines();
}
