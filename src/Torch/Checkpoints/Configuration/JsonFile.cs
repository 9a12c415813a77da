using System.Text.Json;
using NlpMlNet.Files;
using NlpMlNet.Messages;
using NlpMlNet.Subwords;

namespace NlpMlNet.Checkpoints;

/// <summary>One of a checkpoint's JSON files: an object whose keys are asked for by name, and every complaint names file and key.</summary>
internal sealed class JsonFile
{
    private const int LargestBytes = 64 << 20;

    private readonly JsonElement root;
    private readonly string place;

    private JsonFile(string path, JsonElement root, string place = "")
    {
        Path = path;
        this.root = root;
        this.place = place;
    }

    /// <summary>The file, as the user named it.</summary>
    public string Path { get; }

    public static JsonFile Read(string path) => Parse(path, ReadBytes(path));

    /// <summary>Reads the content of a file.</summary>
    public static JsonFile Parse(string path, byte[] content)
    {
        MisplacedContent.Refuse(path, content);
        try
        {
            var mark = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            var json = PythonNumbers.Quote(content.AsMemory(mark));
            RefuseBrokenTexts(path, json.Span);
            var root = JsonDocument.Parse(json).RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new JsonFile(path, root)
                : throw new NlpMlNetException($"The file '{path}' holds JSON, but no object. Check that it is the right file.");
        }
        catch (JsonException e)
        {
            throw new NlpMlNetException(
                $"The file '{path}' is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of the line). "
                + "It may have been cut off while it was copied: get it again.",
                e);
        }
    }

    /// <summary>The value of a key; <see langword="null"/> when it is missing or null.</summary>
    public JsonElement? Find(string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Whether a key is there, be it null.</summary>
    public bool Has(string key) => root.TryGetProperty(key, out _);

    /// <summary>All keys with their values.</summary>
    public JsonElement.ObjectEnumerator Members() => root.EnumerateObject();

    /// <summary>An object inside, whose complaints name both keys; <see langword="null"/> when it is missing.</summary>
    public JsonFile? FindObject(string key) => Find(key) is { } value
        ? value.ValueKind == JsonValueKind.Object ? new JsonFile(Path, value, $"{place}{key}.") : throw Fail(key, value, "an object")
        : null;

    /// <summary>A number from <paramref name="smallest"/> to <paramref name="largest"/>; <see langword="null"/> when it is missing.</summary>
    public double? FindNumber(string key, double smallest, double largest) => Find(key) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= smallest && number <= largest
            ? number
            : throw Fail(key, value, FormattableString.Invariant($"a number from {smallest} to {largest}"))
        : null;

    /// <summary>A text; <see langword="null"/> when it is missing.</summary>
    public string? FindText(string key) => Find(key) is { } value ? Text(key, value) : null;

    public string Text(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Fail(key, value, "a text");

    /// <summary>A whole number from <paramref name="smallest"/> to <paramref name="largest"/>; <see langword="null"/> when it is missing.</summary>
    public int? FindSize(string key, int smallest, int largest) => Find(key) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= smallest && number <= largest
            ? number
            : throw Fail(key, value, FormattableString.Invariant($"a whole number from {smallest} to {largest}"))
        : null;

    /// <summary>A whole number from 1 to <paramref name="largest"/> that must be there.</summary>
    public int Size(string key, int largest) => FindSize(key, 1, largest) ?? throw Missing(key);

    /// <summary>A number from <paramref name="smallest"/> to below 1, or <paramref name="missing"/>.</summary>
    public float Fraction(string key, float smallest, float missing) => FindFraction(key, smallest) ?? missing;

    /// <summary>A number from <paramref name="smallest"/> to below 1; <see langword="null"/> when it is missing.</summary>
    public float? FindFraction(string key, float smallest) => Find(key) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && number >= smallest && number < 1
            ? number
            : throw Fail(key, value, FormattableString.Invariant($"a number from {smallest} to below 1"))
        : null;

    /// <summary>True or false, or <paramref name="missing"/>.</summary>
    public bool Truth(string key, bool missing) => Find(key) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Fail(key, value, "true or false"),
        }
        : missing;

    /// <summary>Refuses another value than the one that the computation here stands for.</summary>
    public void Require(string key, bool expected, bool missing)
    {
        if (Truth(key, missing) != expected)
        {
            throw Fail(key, expected ? "false" : "true", $"is not supported; supported is {(expected ? "true" : "false")}");
        }
    }

    /// <summary>The members of an object.</summary>
    public JsonElement.ObjectEnumerator Members(string key) => Find(key) is not { } value
        ? throw Missing(key)
        : value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : throw Fail(key, value, "an object");

    public NlpMlNetException Missing(string key) => new(
        $"The file '{Path}' has no \"{place}{key}\". Check that it is the right file; if the key was left out, add it as the model's publisher has it.");

    public NlpMlNetException Fail(string key, JsonElement found, string expected) => Fail(key, Describe(found), MessageText.Of($"must be {expected}"));

    public NlpMlNetException Fail(string key, string found, string complaint) => Fail(key, found, MessageText.Of($"{complaint}"));

    public NlpMlNetException Fail(string key, string found, MessageText complaint) =>
        new($"The file '{Path}' says that \"{place}{key}\" is {found}, which {complaint}. Correct the file, or take another model.");

    private static string Describe(JsonElement value)
    {
        const int Longest = 60;
        var text = value.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "...";
    }

    // Bytes that are no UTF-8, or half of a surrogate pair: found here, once, and not wherever a text happens to be asked for.
    private static void RefuseBrokenTexts(string path, ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException e)
        {
            throw new NlpMlNetException(
                $"The file '{path}' has a text at byte {reader.TokenStartIndex} that is not valid UTF-8. It is damaged: get it again.", e);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        SpecialFile.RefuseReading(path);
        try
        {
            var file = new FileInfo(path);
            return !file.Exists
                ? throw new NlpMlNetException($"There is no file '{path}'. A checkpoint is a folder with config.json, weights and tokenizer.")
                : file.Length > LargestBytes
                    ? throw new NlpMlNetException($"The file '{path}' has {file.Length} bytes; such files have at most {LargestBytes}.")
                    : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"The file '{path}' cannot be read: {e.Message}", e);
        }
    }
}
