using System.Text.Json;

namespace NlpMlNet.Transformers;

/// <summary>Reads and checks the header of a safetensors file: 8 bytes of length, JSON, and behind it the tensors' bytes.</summary>
/// <remarks>
/// As the format asks (huggingface/safetensors, README, "Format"): names occur once, ranges leave neither hole nor overlap and end
/// with the file, and the header has at most 100 MB.
/// </remarks>
internal static class SafetensorsHeader
{
    /// <summary>The bytes of the header's length, a little-endian unsigned number.</summary>
    public const int LengthBytes = 8;

    /// <summary>The longest header that the format allows.</summary>
    public const int LongestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    /// <summary>The header's length as an int, checked against the format and the bytes that there are behind the 8.</summary>
    public static int CheckLength(string path, ulong length, long available)
    {
        if (length <= LongestHeader && (long)length <= available)
        {
            return (int)length;
        }

        var bound = length > LongestHeader
            ? $"the format allows {LongestHeader} at most"
            : $"only {available} bytes follow";
        throw new NlpMlNetException(
            $"The file '{path}' says that its header has {length} bytes, but {bound}. It was cut off, or it is no safetensors file: get it again.");
    }

    /// <summary>Reads the tensors, in the order of their bytes.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="json">The header without its length.</param>
    /// <param name="dataBytes">The bytes behind the header; <see langword="null"/> when that is not known.</param>
    /// <returns>The tensors, with places in the file.</returns>
    public static StoredTensor[] Parse(string path, ReadOnlySpan<byte> json, long? dataBytes)
    {
        List<Entry> entries;
        try
        {
            entries = ReadEntries(path, json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new NlpMlNetException(
                $"The header of the file '{path}' is not valid JSON: {e.Message} The file is damaged: get it again.", e);
        }

        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        RequireGapless(path, entries, dataBytes);
        var start = LengthBytes + json.Length;
        return [.. entries.Select(entry => new StoredTensor(entry.Name, entry.Type, entry.Shape, start + entry.Begin))];
    }

    private static List<Entry> ReadEntries(string path, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new NlpMlNetException($"The header of the file '{path}' is no JSON object. The file is damaged: get it again.");
        }

        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw Fail(path, name, "stands in the header twice");
            }

            if (name == MetadataKey)
            {
                reader.Skip();
            }
            else
            {
                entries.Add(EntryReader.Read(path, name, ref reader));
            }
        }

        // Only white space may follow; anything else makes this throw.
        reader.Read();
        return entries;
    }

    private static void RequireGapless(string path, List<Entry> entries, long? dataBytes)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.End > dataBytes)
            {
                throw Fail(
                    path, entry.Name, $"ends at byte {entry.End} of the data, but the file holds only {dataBytes}: it was cut off or damaged");
            }

            if (entry.Begin != end)
            {
                var found = entry.Begin < end ? "overlaps the tensor before it" : "leaves a hole behind the tensor before it";
                throw Fail(path, entry.Name, $"begins at byte {entry.Begin} of the data and {found}, which ends at {end}");
            }

            end = entry.End;
        }

        if (dataBytes is { } held && end != held)
        {
            throw new NlpMlNetException(
                $"The file '{path}' holds {held} bytes of data, but its tensors end at {end}. The file is damaged: get it again.");
        }
    }

    private static NlpMlNetException Fail(string path, string name, string what) => new($"The tensor '{name}' in '{path}' {what}.");

    private readonly record struct Entry(string Name, ElementType Type, long[] Shape, long Begin, long End);

    /// <summary>Reads what the header says of one tensor.</summary>
    private static class EntryReader
    {
        public static Entry Read(string path, string name, ref Utf8JsonReader reader)
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

            Require(type is not null && shape is not null && offsets is not null, path, name, "lacks dtype, shape or data_offsets");
            return Check(path, name, type!, shape!, offsets!);
        }

        private static Entry Check(string path, string name, string typeName, long[] shape, long[] offsets)
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
            return new Entry(name, type, shape, begin, end);
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
}
