using System.Runtime.InteropServices;

namespace NlpMlNet.Benchmarks;

/// <summary>Puts an ONNX model together: constants, operators, one input and one output. Field numbers are those of onnx.proto.</summary>
internal sealed class OnnxGraph
{
    private const int FloatType = 1;
    private const int LongType = 7;
    private readonly ProtobufWriter graph = new();
    private int values;

    public string Constant(ReadOnlySpan<float> data, params ReadOnlySpan<long> shape) => Constant(FloatType, MemoryMarshal.AsBytes(data), shape);

    public string Constant(params ReadOnlySpan<long> data) => Constant(LongType, MemoryMarshal.AsBytes(data), [data.Length]);

    /// <summary>Adds an operator.</summary>
    /// <returns>The name of its first output.</returns>
    public string Operator(string type, string[] inputs, params ReadOnlySpan<ProtobufWriter> attributes) => Operators("", type, inputs, 1, attributes)[0];

    /// <summary>Adds an operator of ONNX Runtime's own set.</summary>
    public string Fused(string type, string[] inputs, params ReadOnlySpan<ProtobufWriter> attributes) =>
        Operators("com.microsoft", type, inputs, 1, attributes)[0];

    /// <summary>Adds an operator with several outputs.</summary>
    public string[] Operators(string domain, string type, string[] inputs, int outputs, params ReadOnlySpan<ProtobufWriter> attributes)
    {
        var node = new ProtobufWriter();
        Array.ForEach(inputs, input => node.Text(1, input));
        var names = Enumerable.Range(0, outputs).Select(_ => NextName()).ToArray();
        Array.ForEach(names, name => node.Text(2, name));
        node.Text(4, type).Text(7, domain);
        foreach (var attribute in attributes)
        {
            node.Message(5, attribute);
        }

        graph.Message(1, node);
        return names;
    }

    public static ProtobufWriter Attribute(string name, float value) => new ProtobufWriter().Text(1, name).Float(2, value).Integer(20, 1);

    public static ProtobufWriter Attribute(string name, long value) => new ProtobufWriter().Text(1, name).Integer(3, value).Integer(20, 2);

    public static ProtobufWriter Attribute(string name, params ReadOnlySpan<long> items)
    {
        var attribute = new ProtobufWriter().Text(1, name).Integer(20, 7);
        foreach (var item in items)
        {
            attribute.Integer(8, item);
        }

        return attribute;
    }

    /// <summary>Closes the model.</summary>
    /// <param name="input">Its input, of 64-bit integers.</param>
    /// <param name="inputShape">The input's shape.</param>
    /// <param name="output">Its output, of floats.</param>
    /// <param name="outputShape">The output's shape.</param>
    /// <returns>The bytes of the file.</returns>
    public byte[] Build(string input, long[] inputShape, string output, long[] outputShape)
    {
        graph.Text(2, "bert").Message(11, Value(input, LongType, inputShape)).Message(12, Value(output, FloatType, outputShape));
        return new ProtobufWriter()
            .Integer(1, 9)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Integer(2, 20))
            .Message(8, new ProtobufWriter().Text(1, "com.microsoft").Integer(2, 1))
            .ToArray();
    }

    private static ProtobufWriter Value(string name, int type, long[] shape)
    {
        var dimensions = new ProtobufWriter();
        Array.ForEach(shape, size => dimensions.Message(1, new ProtobufWriter().Integer(1, size)));
        var tensor = new ProtobufWriter().Integer(1, type).Message(2, dimensions);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }

    private string Constant(int type, ReadOnlySpan<byte> data, ReadOnlySpan<long> shape)
    {
        var tensor = new ProtobufWriter();
        foreach (var size in shape)
        {
            tensor.Integer(1, size);
        }

        var name = NextName();
        graph.Message(5, tensor.Integer(2, type).Text(8, name).Bytes(9, data));
        return name;
    }

    private string NextName() => $"value{values++}";
}
