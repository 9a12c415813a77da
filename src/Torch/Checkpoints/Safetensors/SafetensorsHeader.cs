using System.Text.Json;

namespace NlpMlNet.Checkpoints;

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
        List<SafetensorsEntry> entries;
        try
        {
            entries = ReadEntries(path, json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new NlpMlNetException(
                $"The header of the file '{path}' is not valid JSON{PlaceOf(e)}. The file is damaged: get it again.", e);
        }

        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        RequireGapless(path, entries, dataBytes);
        var start = LengthBytes + json.Length;
        return [.. entries.Select(entry => new StoredTensor(entry.Name, entry.Type, entry.Shape, start + entry.Begin))];
    }

    private static string PlaceOf(Exception e) => e is JsonException { BytePositionInLine: { } place } ? FormattableString.Invariant($" near its byte {place}") : string.Empty;

    private static List<SafetensorsEntry> ReadEntries(string path, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new NlpMlNetException($"The header of the file '{path}' is no JSON object. The file is damaged: get it again.");
        }

        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw SafetensorsEntry.Fail(path, name, "is in the header twice");
            }

            if (name == MetadataKey)
            {
                reader.Skip();
            }
            else
            {
                entries.Add(SafetensorsEntry.Read(path, name, ref reader));
            }
        }

        // Only white space may follow; anything else makes this throw.
        reader.Read();
        return entries;
    }

    private static void RequireGapless(string path, List<SafetensorsEntry> entries, long? dataBytes)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.End > dataBytes)
            {
                throw SafetensorsEntry.Fail(
                    path, entry.Name, $"ends at byte {entry.End} of the data, but the file holds only {dataBytes}: it was cut off or damaged");
            }

            if (entry.Begin != end)
            {
                var found = entry.Begin < end ? "overlaps the tensor before it" : "leaves a hole behind the tensor before it";
                throw SafetensorsEntry.Fail(path, entry.Name, $"begins at byte {entry.Begin} of the data and {found}, which ends at {end}");
            }

            end = entry.End;
        }

        if (dataBytes is { } held && end != held)
        {
            throw new NlpMlNetException(
                $"The file '{path}' holds {held} bytes of data, but its tensors end at {end}. The file is damaged: get it again.");
        }
    }
}
