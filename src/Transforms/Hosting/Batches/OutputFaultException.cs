namespace NlpMlNet.Hosting;

/// <summary>An engine's output for one row of its window can't be used.</summary>
/// <param name="row">The row's index in the window.</param>
/// <param name="message">What is wrong, and what to do.</param>
internal sealed class OutputFaultException(int row, string message) : NlpMlNetException(message)
{
    /// <summary>Gets the row's index in the window.</summary>
    public int Row => row;
}
