namespace NlpMlNet.Hosting;

/// <summary>The failures of a conversion to ONNX.</summary>
/// <remarks>
/// ML.NET leaves out a step that can't be converted, and all steps before it, with a warning in its log: where a later step
/// finds a column of the same name, the graph computes something else than the model. Our steps refuse instead.
/// </remarks>
internal static class OnnxRefusal
{
    /// <summary>A step without an ONNX form.</summary>
    /// <param name="step">The step's class.</param>
    /// <param name="inputs">The columns that it reads.</param>
    /// <param name="outputs">The columns that it adds.</param>
    /// <param name="reason">Why it has none.</param>
    public static NlpMlNetException Of(Type step, IEnumerable<string> inputs, IEnumerable<string> outputs, string reason) => new(
        $"{NameOf(step)} (from {Quote(inputs)} to {Quote(outputs)}) has no ONNX form: {reason}. Compute it in .NET, and convert the steps after it "
        + "alone, from the columns that they read: ConvertToOnnx(later steps, mlContext.Data.Cache(data after this step), stream). "
        + "Cache is what ends the conversion there.");

    /// <summary>A column that no converted step computes.</summary>
    public static NlpMlNetException MissingColumn(string column) => new(
        $"The ONNX graph has no column '{column}': the step that makes it, or one before, has no ONNX form; ML.NET's log names it. "
        + "Convert the steps after it alone: ConvertToOnnx(later steps, mlContext.Data.Cache(data after that step), stream).");

    private static string NameOf(Type step)
    {
        const string Kind = "Transformer";
        return step.Name.EndsWith(Kind, StringComparison.Ordinal) ? step.Name[..^Kind.Length] : step.Name;
    }

    private static string Quote(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"'{column}'"));
}
