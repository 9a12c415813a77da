using System.Text.Json;

namespace NlpMlNet.Sentiment;

/// <summary>The same in JSON: categories over arrays of entries, or entries and their valences.</summary>
internal sealed class JsonFormat : ILexiconFormat
{
    private const int Deepest = 64;

    public LexiconFileFormat Format => LexiconFileFormat.Json;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) => text.HasEnding(".json") || (!text.HasEnding(".yml", ".yaml") && IsEnclosed(text.Content.AsSpan().Trim()));

    public void Read(LexiconText text, LexiconRows into)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Content, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = Deepest,
            });
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            {
                CsvFormat.Read(TableOf(document.RootElement), text, into);
                return;
            }

            ReadElement(document.RootElement, string.Empty, into);
        }
        catch (JsonException e)
        {
            throw new LexiconFormatException(text.Path, 1 + (e.LineNumber ?? 0), $"this is no JSON, or lies more than {Deepest} deep; look for a comma, a quote or a bracket that is missing, here or in the line before", e);
        }
    }

    private static bool IsEnclosed(ReadOnlySpan<char> content) => content.Length > 1 && (content[0], content[^1]) is ('{', '}') or ('[', ']');

    private static void ReadElement(JsonElement element, string path, LexiconRows into)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    ReadProperty(property.Name, property.Value, path, into);
                }

                break;
            case JsonValueKind.Array when path.Length > 0:
                foreach (var item in element.EnumerateArray())
                {
                    into.AddInCategory(Entry(item, path, into), path, 1);
                }

                break;
            case JsonValueKind.String when path.Length > 0:
                into.AddInCategory(Entry(element, path, into), path, 1);
                break;
            default:
                throw into.Refuse(1, $"there is {(element.ValueKind == JsonValueKind.Array ? "an array" : "a value")} {(path.Length == 0 ? "at the top" : $"of no use under '{path}'")}; expected an object such as {{\"positive\": [\"good\"]}} or {{\"good\": 1.9}}");
        }
    }

    private static void ReadProperty(string name, JsonElement value, string path, LexiconRows into)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            into.AddValence(name, into.ParseNumber(value.GetRawText(), 1), 1);
            return;
        }

        var inner = path.Length == 0 ? name : $"{path}.{name}";
        into.DeclareCategory(inner);
        ReadElement(value, inner, into);
    }

    // [{"word": "good", "score": 1.9}, ...]
    private static LexiconTable TableOf(JsonElement objects)
    {
        string[] names = [.. objects.EnumerateArray().SelectMany(row => row.EnumerateObject()).Select(cell => cell.Name).Distinct()];
        return new LexiconTable(names, [.. objects.EnumerateArray().Select(row => (1L, names.Select(name => row.TryGetProperty(name, out var cell) ? cell.ToString() : string.Empty).ToArray()))]);
    }

    private static string Entry(JsonElement item, string path, LexiconRows into) => item.ValueKind == JsonValueKind.String
        ? item.GetString()!
        : throw into.Refuse(1, $"the list under '{path}' holds '{item.GetRawText()}'; expected an entry in quotes");
}
