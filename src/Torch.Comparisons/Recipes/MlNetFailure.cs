using NlpMlNet.Hosting;

namespace NlpMlNet.Recipes;

/// <summary>What to do when ML.NET's component fails.</summary>
internal static class MlNetFailure
{
    /// <summary>Lets ML.NET's component work.</summary>
    /// <exception cref="NlpMlNetException">It failed; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static T Explain<T>(Func<T> work)
    {
        try
        {
            return Cancellation.Unwrap(work);
        }
        catch (Exception e) when (e is not (NlpMlNetException or OperationCanceledException or OutOfMemoryException))
        {
            throw new NlpMlNetException(Describe(e.GetBaseException()), e);
        }
    }

    /// <summary>The message, given what was thrown underneath.</summary>
    internal static string Describe(Exception cause)
    {
        var advice = cause switch
        {
            InvalidOperationException when cause.Message.Contains("empty handle", StringComparison.Ordinal) =>
                " Microsoft.ML.TorchSharp disposes of its own weights with this TorchSharp. Build the program with the package NlpMlNet.Torch, which puts a copy "
                + "that keeps them into the output (unless MendTextClassification is false).",
            ArgumentException or IOException or FormatException =>
                $" Its pretrained weights must be the whole file that comes from {NasBertWeights.Address}; see that they are.",
            _ => "",
        };
        return $"ML.NET's TextClassification failed.{advice} It says: {cause.Message.Trim().ReplaceLineEndings(" ")}";
    }
}
