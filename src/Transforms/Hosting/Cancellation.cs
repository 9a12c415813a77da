using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>What ends a piece of work early: a token, or the ML.NET context in which it is done.</summary>
/// <param name="Token">The token.</param>
/// <param name="Host">
/// The work's own host, made by <c>env.Register(...)</c>: <see cref="MLContext.CancelExecution"/> marks all hosts that are still
/// referenced, as this one is for the time of the work. Null where there is no context.
/// </param>
/// <remarks>It is asked like a <see cref="CancellationToken"/>, and a token can be given where one of these is expected.</remarks>
internal readonly record struct Cancellation(CancellationToken Token, IHost? Host = null)
{
    /// <summary>Gets a value indicating whether the work is to end.</summary>
    public bool IsCancellationRequested => Token.IsCancellationRequested || Host is ICancelable { IsCanceled: true };

    /// <summary>Makes what a token alone ends.</summary>
    public static implicit operator Cancellation(CancellationToken token) => new(token);

    /// <summary>Does work that reads rows, which ends with the exception that ended it.</summary>
    /// <remarks>ML.NET reads some views with threads of its own, and these wrap what is thrown in them.</remarks>
    /// <exception cref="OperationCanceledException">The work was ended, or that of a step before it.</exception>
    /// <exception cref="NlpMlNetException">The work failed, or that of a step before it.</exception>
    public static T Unwrap<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidOperationException e) when (IsBehind(e))
        {
            throw new OperationCanceledException(e.GetBaseException().Message, e);
        }
        catch (InvalidOperationException e) when (OwnFailure(e) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    /// <summary>Tells whether a failure is, in the end, that the work was ended: others wrap what is thrown in their threads.</summary>
    public static bool IsBehind(Exception failure) => failure.GetBaseException() is OperationCanceledException;

    private static NlpMlNetException? OwnFailure(Exception? e)
    {
        while (e is not (null or NlpMlNetException))
        {
            e = e.InnerException;
        }

        return (NlpMlNetException?)e;
    }

    /// <summary>Ends the work if it is to end.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public void ThrowIfCancellationRequested()
    {
        Token.ThrowIfCancellationRequested();
        if (IsCancellationRequested)
        {
            throw new OperationCanceledException($"The work was ended by {nameof(MLContext)}.{nameof(MLContext.CancelExecution)}. A context stays cancelled: make a new one to go on.");
        }
    }
}
