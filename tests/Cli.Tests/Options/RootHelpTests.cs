using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Tests.Options;

public sealed class RootHelpTests
{
    [Fact]
    public void Write_NoCommandNamed_ListsEachWithItsDescription()
    {
        using var output = new StringWriter { NewLine = "\n" };

        RootHelp.Write(CommandLine.CreateRoot(["--help"], CancellationToken.None), output);

        var lines = output.ToString().Split('\n');
        Assert.Equal("Usage:", lines[3]);
        Assert.Equal("  nlpmlnet [command] [options]", lines[4]);
        Assert.Contains("  train       Trains a text classifier on a CSV file.", lines);
        Assert.Contains("  libtorch    Gets libtorch, which the recipes with transformers need; the others don't.", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("  ", StringComparison.Ordinal) && line.EndsWith(' '));
    }

    [Fact]
    public void CreateRoot_CommandNamed_GivesOptionsToThatOneOnly()
    {
        var commands = CommandLine.CreateRoot(["score", "--model", "m.zip"], CancellationToken.None).Subcommands;

        Assert.Equal(["score"], commands.Where(command => command.Options.Count > 0).Select(command => command.Name));
    }

    [Fact]
    public void Help_OfTheCommand_IsRootHelp()
    {
        var result = Cli.Run("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  inspect     Shows how a model came about", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Errors);
    }
}
