namespace NlpMlNet.Checkpoints;

/// <summary>Collects expected tensors in the pieces that networks are made of.</summary>
internal sealed class LayoutBuilder
{
    private readonly List<ExpectedTensor> tensors = [];

    public IReadOnlyList<ExpectedTensor> Tensors => tensors;

    /// <summary>A table of <paramref name="rows"/> vectors.</summary>
    public LayoutBuilder Table(string source, string parameter, int rows, int width)
    {
        tensors.Add(new ExpectedTensor(source, parameter, [rows, width]));
        return this;
    }

    /// <summary>A vector.</summary>
    public LayoutBuilder Vector(string source, string parameter, int length, string? otherSource = null)
    {
        tensors.Add(new ExpectedTensor(source, parameter, [length]) { OtherSource = otherSource });
        return this;
    }

    /// <summary>A linear layer: weight (out, in) and, unless it has none, bias (out).</summary>
    public LayoutBuilder Linear(string source, string parameter, int outputs, int inputs, int firstRow = 0, bool optional = false, bool bias = true)
    {
        tensors.Add(new ExpectedTensor(source + ".weight", parameter + ".weight", [outputs, inputs]) { FirstRow = firstRow, Optional = optional });
        if (bias)
        {
            tensors.Add(new ExpectedTensor(source + ".bias", parameter + ".bias", [outputs]) { FirstRow = firstRow, Optional = optional });
        }

        return this;
    }

    /// <summary>GPT-2's linear layer, which is stored as (in, out).</summary>
    public LayoutBuilder TransposedLinear(string source, string parameter, int outputs, int inputs)
    {
        tensors.Add(new ExpectedTensor(source + ".weight", parameter + ".weight", [inputs, outputs]) { Transposed = true });
        tensors.Add(new ExpectedTensor(source + ".bias", parameter + ".bias", [outputs]));
        return this;
    }

    /// <summary>A layer normalization.</summary>
    public LayoutBuilder Norm(string source, string parameter, int width) =>
        Vector(source + ".weight", parameter + ".weight", width).Vector(source + ".bias", parameter + ".bias", width);
}
