using System.Reflection;
using System.Runtime.InteropServices;
using NlpMlNet.Cli.Options;
using NlpMlNet.Messages;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The one sentence about a failure that helps the person at the keyboard, with the command's names for options.</summary>
internal static class FailureMessage
{
    // A command that keeps something says so in a message of its own.
    private static readonly string[] MessagesOfDotNet = [new OperationCanceledException().Message, new TaskCanceledException().Message];

    public static string Of(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is IMessageException)
            {
                return MessageText.Of(e).With(OptionNames.Of);
            }
        }

        var cause = failure;
        while (cause is TargetInvocationException or AggregateException && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        if (cause is OperationCanceledException && MessagesOfDotNet.Contains(cause.Message))
        {
            return "Cancelled. Nothing was written.";
        }

        return IsLackOfMemory(cause) ? "There is not enough memory. Use fewer threads, smaller batches or smaller data." : cause.Message;
    }

    // libtorch's allocator has an error of its own.
    private static bool IsLackOfMemory(Exception e) =>
        e is OutOfMemoryException || (e is ExternalException && e.Message.Contains("can't allocate memory", StringComparison.Ordinal));
}
