using NlpMlNet.Files;

namespace NlpMlNet.Tests.Files;

public class ReadFailureTests
{
    [Fact]
    public void Describe_MissingRights_SaysWhatToChange() => Assert.Equal(
        "this user may not read it. Change its rights, or give another file.", ReadFailure.Describe(new UnauthorizedAccessException("Access to the path is denied.")));

    [Fact]
    public void Describe_OtherFailure_IsASentence() => Assert.Equal("No such device. Check the path.", ReadFailure.Describe(new IOException("No such device.")));

    [Fact]
    public void WriteFailure_OtherFailure_SaysWhatToDo()
    {
        var target = Path.Combine(Path.GetTempPath(), "socket");

        Assert.Equal($"{target} can't be written: No such device or address. Give another path.", WriteFailure.Of(target, new IOException("No such device or address")).Message);
    }
}
