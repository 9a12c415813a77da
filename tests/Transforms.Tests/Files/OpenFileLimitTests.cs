using NlpMlNet.Files;

namespace NlpMlNet.Tests.Files;

public sealed class OpenFileLimitTests
{
    [Fact]
    public void Complaint_UsualLimit_IsNone() => Assert.Null(OpenFileLimit.Complaint()); // a low one is tested through the command
}
