using System.Text.Json;

namespace NlpMlNet.Checkpoints;

/// <summary>What the header of a safetensors file says of one tensor; its range counts from the first byte behind the header.</summary>
internal readonly record struct SafetensorsEntry(string Name, ElementType Type, long[] Shape, long Begin, long End)
{
    /// <summary>Reads and checks a description; the reader is after it when done.</summary>
    public static SafetensorsEntry Read(string path, string name, ref Utf8JsonReader reader)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject, path, name, "is not described by an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            reader.Read();
            switch (key)
            {
                case "dtype":
                    Require(reader.TokenType == JsonTokenType.String, path, name, "has a dtype that is no text");
                    type = reader.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(path, name, "shape", TensorShape.MostDimensions, ref reader);
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(path, name, "data_offsets", 2, ref reader);
                    break;
                default:
                    throw Fail(path, name, $"has the unknown key \"{key}\"");
            }
        }

        return type is null || shape is null || offsets is null
            ? throw Fail(path, name, "lacks dtype, shape or data_offsets")
            : Check(path, name, type, shape, offsets);
    }

    /// <summary>An error about a tensor.</summary>
    public static NlpMlNetException Fail(string path, string name, string what) => new($"The tensor '{name}' in '{path}' {what}.");

    private static SafetensorsEntry Check(string path, string name, string typeName, long[] shape, long[] offsets)
    {
        var type = ElementType.Find(typeName) ?? throw Fail(path, name, $"has the dtype '{typeName}', which the format does not define");
        Require(offsets.Length == 2, path, name, $"has {offsets.Length} data_offsets instead of 2");
        var (begin, end) = (offsets[0], offsets[1]);
        Require(begin >= 0 && begin <= end, path, name, $"has a byte range from {begin} to {end}, which ends before it begins");
        Require(Array.TrueForAll(shape, dimension => dimension >= 0), path, name, $"has the shape {TensorShape.Text(shape)} with a negative dimension");
        var bytes = TensorShape.TryCount([.. shape, type.Bits]) is { } bits && bits % 8 == 0 ? bits / 8 : (long?)null;
        Require(
            bytes == end - begin,
            path,
            name,
            $"has the shape {TensorShape.Text(shape)} of {type.Name}, which makes {(bytes is { } made ? $"{made} bytes" : "no count of bytes that exists")}, "
            + $"but its byte range has {end - begin}");
        return new SafetensorsEntry(name, type, shape, begin, end);
    }

    private static long[] ReadNumbers(string path, string name, string key, int most, ref Utf8JsonReader reader)
    {
        Require(reader.TokenType == JsonTokenType.StartArray, path, name, $"has a {key} that is no array");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var number = 0L;
            Require(
                reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number),
                path,
                name,
                $"has a {key} with something else than whole numbers");
            Require(numbers.Count < most, path, name, $"has a {key} of more than {most} numbers");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Require(bool valid, string path, string name, string complaint)
    {
        if (!valid)
        {
            throw Fail(path, name, complaint);
        }
    }
}
