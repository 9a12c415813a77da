using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Messages;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class FailureMessageTests
{
    private static readonly CodeName Encoding = new(typeof(CsvOptions), nameof(CsvOptions.Encoding));

    [Fact]
    public void Of_MessageWithOption_ShowsTheCommandsName() =>
        Assert.Equal("Set the encoding (--encoding).", FailureMessage.Of(new NlpMlNetException($"Set the encoding ({Encoding}).")));

    [Theory]
    [InlineData("There is no file Dropout; check the path.")]
    [InlineData("The file has no column (ColumnNames), nor CsvOptions.Encoding.")]
    public void Of_ValuesThatReadLikeOptions_Stay(string message) => Assert.Equal(message, FailureMessage.Of(new NlpMlNetException(message)));

    [Fact]
    public void Of_OptionsThatAreWrong_ShowsTheCommandsNames()
    {
        var failure = Assert.Throws<InvalidOptionsException>(new FeedForwardOptions { MaximumEpochs = 0, Patience = 0 }.Validate);

        Assert.Equal(
            "The feedforward options are not valid: --set epochs is 0; it must be at least 1. --set patience is 0; it must be at least 1.",
            FailureMessage.Of(new InvalidOperationException("wrapped", failure)));
    }

    [Fact]
    [SuppressMessage("Usage", "CA2201:Do not raise reserved exception types", Justification = "They are what the runtime and libtorch raise.")]
    public void Of_LackOfMemory_SaysWhatToDoWhoeverFoundOut()
    {
        var native = new ExternalException("[enforce fail at alloc_cpu.cpp:119] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 8796093022208 bytes.");

        Assert.All(new Exception[] { native, new OutOfMemoryException() }, failure =>
            Assert.Equal("There is not enough memory. Use fewer threads, smaller batches or smaller data.", FailureMessage.Of(failure)));
        Assert.Equal("another error", FailureMessage.Of(new ExternalException("another error")));
    }

    [Fact]
    public void Of_CancelledWithoutAWord_SaysWhatBecameOfTheWork()
    {
        Assert.Equal("Cancelled. Nothing was written.", FailureMessage.Of(new OperationCanceledException()));
        Assert.Equal("Cancelled. Nothing was written.", FailureMessage.Of(new TaskCanceledException()));
        Assert.Equal("Cancelled. The rows are kept.", FailureMessage.Of(new OperationCanceledException("Cancelled. The rows are kept.")));
    }
}
