namespace NlpMlNet.Fuzzing;

/// <summary>Judges how a reader has ended: it may read a changed file, or refuse it with a message that names the file.</summary>
internal static class Verdict
{
    /// <summary>Finds fault with an ending.</summary>
    /// <param name="e">What the reader has thrown.</param>
    /// <param name="path">The file.</param>
    /// <returns>The fault; <see langword="null"/> for none.</returns>
    public static string? Of(Exception e, string path) => e switch
    {
        not NlpMlNetException => $"a raw {e.GetType().Name}: {e.Message}",
        _ when !e.Message.Contains(path, StringComparison.Ordinal) => $"a message without the file's name: {e.Message}",
        _ when e.Message.Contains("Parameter '", StringComparison.Ordinal) => $"a message of .NET's: {e.Message}",
        _ => null,
    };

    /// <summary>Where it happened: faults of the same place are one.</summary>
    public static string PlaceOf(Exception e)
    {
        for (; e.InnerException is { } inner && e is not NlpMlNetException; e = inner)
        {
        }

        var frames = (e.StackTrace ?? "").Split('\n').Where(line => line.Contains("NlpMlNet", StringComparison.Ordinal)).Take(2);
        return string.Join(" < ", frames.Select(frame => frame.Trim()));
    }
}
