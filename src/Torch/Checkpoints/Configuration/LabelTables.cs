using System.Globalization;
using System.Text.Json;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads <c>id2label</c> and <c>label2id</c> as people's scripts write them: names that are numbers, numbers in quotes, a list.</summary>
internal static class LabelTables
{
    /// <summary>The key of the names by number.</summary>
    public const string NamesKey = "id2label";

    /// <summary>The key of the numbers by name.</summary>
    public const string IdsKey = "label2id";

    private const string Rule = "must have each of the keys 0, 1, ... once";

    /// <summary>The names in the order of their numbers; <see langword="null"/> when the key is missing.</summary>
    public static string[]? ReadNames(JsonFile file)
    {
        if (file.Find(NamesKey) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray().Select(name => NameOf(file, name))];
        }

        var names = new SortedDictionary<int, string>();
        foreach (var member in file.Members(NamesKey))
        {
            if (!int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !names.TryAdd(id, NameOf(file, member.Value)))
            {
                throw file.Fail(NamesKey, $"an object with the key \"{member.Name}\"", Rule);
            }
        }

        return names.Count > 0 && names.Keys.Last() == names.Count - 1
            ? [.. names.Values]
            : throw file.Fail(NamesKey, $"an object with the keys {string.Join(", ", names.Keys.Take(10))}", Rule);
    }

    /// <summary>The numbers of the names; <see langword="null"/> when the key is missing or empty.</summary>
    public static List<KeyValuePair<string, int>>? ReadIds(JsonFile file)
    {
        if (file.Find(IdsKey) is null)
        {
            return null;
        }

        var ids = new List<KeyValuePair<string, int>>();
        foreach (var member in file.Members(IdsKey))
        {
            ids.Add(KeyValuePair.Create(member.Name, FindId(member.Value) ?? throw file.Fail(
                IdsKey, FormattableString.Invariant($"{member.Value.GetRawText()} for \"{member.Name}\""), "must be the number of a class: 0, 1, ...")));
        }

        return ids.Count == 0 ? null : ids;
    }

    // A script that maps the labels of a CSV file writes 0 or true as they were in its table; the class is called so.
    private static string NameOf(JsonFile file, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw file.Fail(NamesKey, value, "a name for each class"),
    };

    private static int? FindId(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= ConfigurationLimits.Labels && number == (int)number
            ? (int)number
            : null;
    }
}
