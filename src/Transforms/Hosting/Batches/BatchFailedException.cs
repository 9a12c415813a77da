using System.Globalization;

namespace NlpMlNet.Hosting;

/// <summary>The computing of a window of rows failed; the cause is the inner exception.</summary>
/// <param name="firstRow">The window's first row, counted from 1 in the view that was transformed.</param>
/// <param name="lastRow">Its last row.</param>
/// <param name="cause">What went wrong.</param>
public sealed class BatchFailedException(long firstRow, long lastRow, Exception cause)
    : NlpMlNetException(MessageOf(firstRow, lastRow, cause), cause)
{
    /// <summary>Gets the window's first row, counted from 1 in the view that was transformed.</summary>
    public long FirstRow { get; } = firstRow;

    /// <summary>Gets the window's last row.</summary>
    public long LastRow { get; } = lastRow;

    /// <summary>Finds such a failure behind another one: ML.NET's threads wrap what is thrown in them.</summary>
    internal static BatchFailedException? Behind(Exception? failure)
    {
        while (failure is not (null or BatchFailedException))
        {
            failure = failure.InnerException;
        }

        return (BatchFailedException?)failure;
    }

    private static string MessageOf(long firstRow, long lastRow, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The rows {firstRow} to {lastRow} were computed together, and this failed: {cause.Message}");
    }
}
