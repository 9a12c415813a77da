using NlpMlNet.Files;

namespace NlpMlNet.Tests.Files;

public sealed class OpenFileLimitTests
{
    [Fact]
    public void Explain_UsualLimit_LeavesTheFailureAlone()
    {
        Assert.Null(OpenFileLimit.Explain(new FileNotFoundException("f")));
        Assert.Null(OpenFileLimit.Explain(null));
    }
}
