using System.Globalization;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads the names of the classes: <c>id2label</c>, with <c>label2id</c> and <c>num_labels</c> where they are.</summary>
internal static class LabelReader
{
    private const string NamesKey = "id2label";
    private const string IdsKey = "label2id";
    private const string CountKey = "num_labels";
    private const string TaskKey = "problem_type";

    /// <summary>The names in the order of the classifier's rows.</summary>
    public static string[] Read(JsonFile file)
    {
        if (file.FindText(TaskKey) is { } task and not "single_label_classification")
        {
            throw file.Fail(TaskKey, $"\"{task}\"", "is not supported; supported is single_label_classification");
        }

        var count = file.FindSize(CountKey, 1, ConfigurationLimits.Labels);
        var labels = file.Find(NamesKey) is null ? Unnamed(count ?? 2) : ReadNames(file);
        if (count is { } claimed && claimed != labels.Length)
        {
            throw file.Fail(CountKey, $"{claimed}", $"contradicts the {labels.Length} names of \"{NamesKey}\"");
        }

        if (labels.Length < 2)
        {
            throw file.Fail(NamesKey, $"{labels.Length} name", "makes a regression; a classification has at least 2 labels");
        }

        RequireSameIds(file, labels);
        return labels;
    }

    // As Hugging Face names classes without a name.
    private static string[] Unnamed(int count) => [.. Enumerable.Range(0, count).Select(id => FormattableString.Invariant($"LABEL_{id}"))];

    private static string[] ReadNames(JsonFile file)
    {
        var names = new SortedDictionary<int, string>();
        foreach (var member in file.Members(NamesKey))
        {
            if (!int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !names.TryAdd(id, file.Text(NamesKey, member.Value)))
            {
                throw file.Fail(NamesKey, $"an object with the key \"{member.Name}\"", "must have each of the keys 0, 1, ... once");
            }
        }

        if (names.Count == 0 || names.Keys.Last() != names.Count - 1)
        {
            throw file.Fail(NamesKey, $"an object with the keys {string.Join(", ", names.Keys.Take(20))}", "must have each of the keys 0, 1, ... once");
        }

        return names.Values.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw file.Fail(NamesKey, $"an object with the name \"{repeated.Key}\" more than once", "would make classes that can't be told apart")
            : [.. names.Values];
    }

    // Names that only label2id has are left from the defaults of Hugging Face and harmless.
    private static void RequireSameIds(JsonFile file, string[] labels)
    {
        if (file.Find(IdsKey) is null)
        {
            return;
        }

        foreach (var member in file.Members(IdsKey))
        {
            var id = Array.IndexOf(labels, member.Name);
            if (id >= 0 && !(member.Value.ValueKind == System.Text.Json.JsonValueKind.Number && member.Value.TryGetInt32(out var found) && found == id))
            {
                throw file.Fail(IdsKey, $"{member.Value.GetRawText()} for \"{member.Name}\"", $"contradicts \"{NamesKey}\", which says {id}");
            }
        }
    }
}
