using Microsoft.ML;

namespace NlpMlNet.Testing;

/// <summary>Cancels an ML.NET context, as its AutoML does; the context's own method isn't public.</summary>
public static class ContextCancellation
{
    /// <summary>Ends all that is under way in the context.</summary>
    /// <param name="context">The context; it stays cancelled.</param>
    public static void CancelExecution(this MLContext context) => context.CancelExecution(); // the method of the context: it comes before this one
}
