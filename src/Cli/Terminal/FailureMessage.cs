using System.Reflection;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The one sentence about a failure that helps the person at the keyboard.</summary>
internal static class FailureMessage
{
    public static string Of(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is NlpMlNetException)
            {
                return OptionNames.Of(e.Message);
            }
        }

        var cause = failure;
        while (cause is TargetInvocationException or AggregateException && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause is OutOfMemoryException ? "There is not enough memory. Use fewer threads, or smaller data." : OptionNames.Of(cause.Message);
    }
}
