using NlpMlNet.Cli.Terminal;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class ResultWriterTests
{
    [Fact]
    public void Write_TargetTakesIt_PassesItOn()
    {
        using var target = new StringWriter();
        using var writer = new ResultWriter(target);

        writer.Write("a ");
        writer.Write(['b', 'c', 'd'], 1, 2);
        writer.WriteLine('!');
        writer.Flush();

        Assert.Equal($"a cd!{Environment.NewLine}", target.ToString());
    }
}
