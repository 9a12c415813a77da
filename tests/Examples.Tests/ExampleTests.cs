
namespace NlpMlNet.Examples;

public sealed class ExampleTests
{
    public static TheoryData<string> Names => [.. Example.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Example_Run_PrintsExpectedOutput(string name)
    {
        var example = new Example(name);
        var expected = Lines.Normalize(await File.ReadAllTextAsync(example.ExpectedOutputPath, TestContext.Current.CancellationToken));

        var run = await example.RunAsync(TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, $"{name} ended with exit code {run.ExitCode}:\n{run.Errors}");
        Assert.Empty(run.Errors);
        var difference = Lines.Difference(expected, run.Output);
        Assert.True(difference is null, $"{name} printed something else than {example.ExpectedOutputPath}. {difference}\nAll of its output:\n{run.Output}");
    }
}
