namespace NlpMlNet.Checkpoints;

/// <summary>Reads the names of the classes: <c>id2label</c>, or <c>label2id</c>, and <c>num_labels</c> where it is.</summary>
internal static class LabelReader
{
    private const string NamesKey = LabelTables.NamesKey;
    private const string IdsKey = LabelTables.IdsKey;
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
        var labels = ReadNames(file) ?? Unnamed(count ?? 2);
        if (count is { } claimed && claimed != labels.Length)
        {
            throw file.Fail(CountKey, $"{claimed}", $"contradicts the {labels.Length} names of \"{NamesKey}\"");
        }

        if (labels.Length < 2)
        {
            throw file.Fail(NamesKey, $"{labels.Length} name", "makes a regression; a classification has at least 2 labels");
        }

        return labels.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw file.Fail(NamesKey, $"an object with the name \"{repeated.Key}\" more than once", "would make classes that can't be told apart")
            : labels;
    }

    /// <summary>Whether the file says how many classes there are.</summary>
    public static bool AreCounted(JsonFile file) => file.Find(CountKey) is not null || file.Find(NamesKey) is not null || LabelTables.ReadIds(file) is not null;

    /// <summary>Names for classes without a name, as Hugging Face gives them.</summary>
    public static string[] Unnamed(int count) => [.. Enumerable.Range(0, count).Select(id => FormattableString.Invariant($"LABEL_{id}"))];

    /// <summary>Whether the classes have the names that Hugging Face gives to classes without a name: <c>LABEL_0</c>, <c>LABEL_1</c> and so on.</summary>
    public static bool AreUnnamed(IReadOnlyList<string> labels) => labels.SequenceEqual(Unnamed(labels.Count));

    private static string[]? ReadNames(JsonFile file)
    {
        var ids = LabelTables.ReadIds(file);
        if (LabelTables.ReadNames(file) is not { } names)
        {
            return ids is null ? null : InOrder(ids) ?? throw file.Fail(
                IdsKey, Show(ids), $"must give each of the numbers 0, 1, ... to one name, where there is no \"{NamesKey}\"");
        }

        if (ids is null)
        {
            return names;
        }

        RequireSameIds(file, names, ids);
        return AreUnnamed(names) && InOrder(ids) is { } named && named.Length == names.Length ? named : names;
    }

    private static string[]? InOrder(IReadOnlyList<KeyValuePair<string, int>> ids)
    {
        var names = ids.OrderBy(pair => pair.Value).ToArray();
        return names.Select(pair => pair.Value).SequenceEqual(Enumerable.Range(0, names.Length)) ? [.. names.Select(pair => pair.Key)] : null;
    }

    private static string Show(IReadOnlyList<KeyValuePair<string, int>> ids) =>
        $"an object with the numbers {string.Join(", ", ids.Take(10).Select(pair => pair.Value))}";

    // Names that only label2id has are left from the defaults of Hugging Face and harmless.
    private static void RequireSameIds(JsonFile file, string[] labels, IReadOnlyList<KeyValuePair<string, int>> ids)
    {
        foreach (var (name, found) in ids)
        {
            if (Array.IndexOf(labels, name) is >= 0 and var id && id != found)
            {
                throw file.Fail(IdsKey, FormattableString.Invariant($"{found} for \"{name}\""), FormattableString.Invariant($"contradicts \"{NamesKey}\", which says {id}"));
            }
        }
    }
}
