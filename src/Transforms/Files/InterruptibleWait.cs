namespace NlpMlNet.Files;

/// <summary>Runs what the system may keep waiting for ever and doesn't let go, such as the opening of a named pipe.</summary>
internal static class InterruptibleWait
{
    /// <summary>Runs it on a thread of its own, which is left waiting when the wait is cancelled.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static T For<T>(Func<T> work, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(cancellationToken).GetAwaiter().GetResult()
        : work();
}
