using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;

namespace NlpMlNet.Hosting;

/// <summary>An ONNX graph that grows: operators go in, the names of their results come out.</summary>
/// <remarks>
/// ML.NET makes the graph in <c>mlContext.Model.ConvertToOnnx</c> and asks each step for its part. The first dimension of every
/// tensor is the row, N. Operators are those of <see href="https://onnx.ai/onnx/operators/">ONNX's standard</see> up to the
/// operator set 12, the newest that ML.NET writes.
/// </remarks>
/// <param name="context">ML.NET's side of the graph.</param>
internal sealed class OnnxGraph(OnnxContext context)
{
    private const long LargestFile = int.MaxValue; // 2.1 GB: Protocol Buffers count the bytes of a message in 31 bits
    private const string Prefix = "NlpMlNet."; // ML.NET takes a result for the column of the same name: no column has such names

    /// <summary>Refuses when the user asks for an older operator set than some operator needs.</summary>
    public void RequireOperatorSet(int oldest, string step) => context.CheckOpSetVersion(oldest, step);

    /// <summary>Finds the tensor that holds a column.</summary>
    /// <exception cref="NlpMlNetException">There is none, as a step before could not be converted.</exception>
    public string Column(string name) => context.ContainsColumn(name)
        ? context.GetVariableName(name)
        : throw OnnxRefusal.MissingColumn(name);

    /// <summary>Makes a tensor the value of a column.</summary>
    public void SetColumn(string name, DataViewType type, string tensor) =>
        SetResult(context.AddIntermediateVariable(type, name), tensor);

    /// <summary>Gives a tensor a name that ML.NET has chosen for it.</summary>
    public void SetResult(string name, string tensor) => Add("Identity", [tensor], name);

    /// <summary>Adds an operator without attributes.</summary>
    /// <returns>The name of its result.</returns>
    public string Apply(string operation, params string[] inputs) => Apply(operation, inputs, []);

    /// <summary>Adds an operator.</summary>
    /// <param name="operation">Its name in ONNX's standard.</param>
    /// <param name="inputs">Names of tensors.</param>
    /// <param name="attributes">Its attributes: whole and floating-point numbers, sequences of them, or the type of a cast.</param>
    /// <returns>The name of its result.</returns>
    public string Apply(string operation, string[] inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var result = context.AddIntermediateVariable(null, Prefix + operation, skip: true);
        var node = Add(operation, inputs, result);
        foreach (var (name, value) in attributes)
        {
            SetAttribute(node, name, value);
        }

        return result;
    }

    /// <summary>Converts a tensor's numbers to another type.</summary>
    public string Cast<T>(string tensor) => Apply("Cast", [tensor], ("to", typeof(T)));

    /// <summary>Adds a number; it fits beside a tensor of any shape.</summary>
    public string Number(float value) => context.AddInitializer(value, Prefix + "Number");

    /// <summary>Adds a vector of whole numbers: a shape, or positions.</summary>
    public string Numbers(params long[] values) => context.AddInitializer(values, [values.Length], Prefix + "Numbers");

    /// <summary>Adds a tensor.</summary>
    /// <param name="values">Its numbers, the last dimension the fastest.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <exception cref="NlpMlNetException">It is larger than a file may be.</exception>
    public string Tensor(float[] values, params long[] shape)
    {
        RequireSize(sizeof(float) * values.LongLength);
        return context.AddInitializer(values, shape, Prefix + "Tensor");
    }

    /// <summary>Adds a tensor of whole numbers from 0 to 255, which takes a byte or two a number.</summary>
    /// <param name="values">Its numbers, the last dimension the fastest.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <exception cref="NlpMlNetException">It is larger than a file may be.</exception>
    public string Tensor(byte[] values, params long[] shape)
    {
        RequireSize(2 * values.LongLength);
        return context.AddInitializer(values.Select(value => (int)value), typeof(byte), shape, Prefix + "Tensor");
    }

    /// <summary>Adds the value that pads columns of a type: 0, or the empty text.</summary>
    public string Padding(DataViewType itemType) => itemType switch
    {
        TextDataViewType => context.AddInitializer(string.Empty, Prefix + "Text"),
        _ when itemType.RawType == typeof(int) => context.AddInitializer(0, typeof(int), Prefix + "Number"),
        _ => Number(0f),
    };

    /// <exception cref="NlpMlNetException">A tensor of so many bytes fits into no ONNX file.</exception>
    internal static void RequireSize(long bytes)
    {
        if (bytes > LargestFile)
        {
            throw new NlpMlNetException(
                FormattableString.Invariant($"The ONNX form of this model needs a tensor of {bytes / 1e9:0.0} GB; an ONNX file has at most 2.1 GB. ")
                + "Train with vectors of fewer components, or with fewer tokens or features.");
        }
    }

    private static void SetAttribute(OnnxNode node, string name, object value)
    {
        switch (value)
        {
            case int number: node.AddAttribute(name, (long)number); break;
            case float number: node.AddAttribute(name, (double)number); break;
            case IEnumerable<long> numbers: node.AddAttribute(name, numbers); break;
            case IEnumerable<float> numbers: node.AddAttribute(name, numbers); break;
            case Type type: node.AddAttribute(name, type); break;
            default: throw new NotSupportedException($"An attribute of an ONNX operator can't be a {value.GetType().Name}.");
        }
    }

    private OnnxNode Add(string operation, string[] inputs, string result) => context.CreateNode(
        operation, inputs, [result], context.GetNodeName(operation), operation == "LabelEncoder" ? "ai.onnx.ml" : string.Empty);
}
