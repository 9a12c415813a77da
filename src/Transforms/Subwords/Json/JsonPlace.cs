using System.Text.Json;
using System.Text.Unicode;

namespace NlpMlNet.Subwords;

/// <summary>A value in a JSON file that knows its place, so that every message names the place.</summary>
internal readonly struct JsonPlace
{
    private readonly JsonElement element;

    private JsonPlace(string file, string path, JsonElement element)
    {
        File = file;
        Path = path;
        this.element = element;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>The place in the file, e.g. <c>$.model.merges[3]</c>.</summary>
    public string Path { get; }

    /// <summary>The value as written in the file.</summary>
    public JsonElement Element => element;

    /// <summary>Reads a file's content.</summary>
    public static JsonPlace Parse(string file, ReadOnlyMemory<byte> content)
    {
        content = PythonNumbers.Quote(SkipMark(content));
        RefuseOtherEncodings(file, content.Span);
        try
        {
            RefuseHalfPairs(file, content.Span);
            return new JsonPlace(file, "$", JsonDocument.Parse(content).RootElement);
        }
        catch (JsonException e)
        {
            throw new NlpMlNetException(
                $"The file '{file}' is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of the line). "
                + "It may have been cut off while it was copied: get it again.",
                e);
        }
    }

    /// <summary>A member; <see langword="null"/> when it is missing or null.</summary>
    public JsonPlace? Find(string name)
    {
        Require(JsonValueKind.Object, "an object");
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonPlace(File, $"{Path}.{name}", value)
            : null;
    }

    /// <summary>A member that must be there.</summary>
    public JsonPlace Get(string name) => Find(name) ?? throw Fail($"has no \"{name}\"");

    /// <summary>The value of a member that names the kind of a part.</summary>
    public string Kind() => Get("type").Text();

    /// <summary>The text.</summary>
    public string Text()
    {
        Require(JsonValueKind.String, "a text");
        return element.GetString()!;
    }

    /// <summary>The text of a member, or another one when it is missing.</summary>
    public string TextOr(string name, string missing) => Find(name)?.Text() ?? missing;

    /// <summary>True or false.</summary>
    public bool Truth() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fail($"is {Describe()}, but must be true or false"),
    };

    /// <summary>The truth of a member, or another one when it is missing.</summary>
    public bool TruthOr(string name, bool missing) => Find(name)?.Truth() ?? missing;

    /// <summary>A whole number that is not negative and at most <paramref name="largest"/>.</summary>
    public int Number(int largest) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) && value >= 0 && value <= largest
            ? value
            : throw Fail($"is {Describe()}, but must be a whole number from 0 to {largest}");

    /// <summary>A number that is finite.</summary>
    public double Real() => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value)
        ? value
        : throw Fail($"is {Describe()}, but must be a number");

    /// <summary>Whether the value is Python's infinity, which <see cref="PythonNumbers"/> has made a text.</summary>
    public bool IsEndless => element.ValueKind == JsonValueKind.String && element.ValueEquals("Infinity"u8);

    /// <summary>Whether the value is an array.</summary>
    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The values of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        Require(JsonValueKind.Array, "an array");
        return Enumerate(this);

        static IEnumerable<JsonPlace> Enumerate(JsonPlace array)
        {
            var index = 0;
            foreach (var item in array.element.EnumerateArray())
            {
                yield return new JsonPlace(array.File, $"{array.Path}[{index++}]", item);
            }
        }
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        Require(JsonValueKind.Object, "an object");
        return Enumerate(this);

        static IEnumerable<(string, JsonPlace)> Enumerate(JsonPlace owner)
        {
            foreach (var member in owner.element.EnumerateObject())
            {
                yield return (member.Name, new JsonPlace(owner.File, $"{owner.Path}[\"{member.Name}\"]", member.Value));
            }
        }
    }

    /// <summary>Refuses members whose meaning is not known, as they might change the tokens.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in Members())
        {
            if (!names.Contains(name))
            {
                throw Fail($"has the option \"{name}\", which is not supported; supported are {string.Join(", ", names!)}");
            }
        }
    }

    /// <summary>An error about this value.</summary>
    public NlpMlNetException Fail(string what) => new($"{Where} {what}.{(what.Contains(". ", StringComparison.Ordinal) ? string.Empty : " Correct the file, or get it again.")}");

    private string Where => $"The file '{File}', at {Path},";

    private void Require(JsonValueKind kind, string name)
    {
        if (element.ValueKind != kind)
        {
            throw Fail($"is {Describe()}, but must be {name}");
        }
    }

    private string Describe()
    {
        const int Longest = 40;
        var text = element.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "...";
    }

    private static void RefuseOtherEncodings(string file, ReadOnlySpan<byte> content)
    {
        if (!Utf8.IsValid(content))
        {
            var lines = content.Split((byte)'\n');
            var line = 1;
            while (lines.MoveNext() && Utf8.IsValid(content[lines.Current]))
            {
                line++;
            }

            throw new NlpMlNetException(
                $"The file '{file}' is not valid JSON: line {line} holds bytes that are no UTF-8. Save it in UTF-8, or get it again.");
        }
    }

    // JSON can write half of a surrogate pair, which is no character and which nothing can be done with.
    private static void RefuseHalfPairs(string file, ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("\\uD"u8) < 0 && content.IndexOf("\\ud"u8) < 0)
        {
            return;
        }

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
                $"The file '{file}' holds half of a surrogate pair, which is no character, in the text at byte {reader.TokenStartIndex}. "
                + "Correct the file.",
                e);
        }
    }

    private static ReadOnlyMemory<byte> SkipMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;
}
