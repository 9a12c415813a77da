namespace NlpMlNet.Evaluation;

/// <summary>Reads labels, and remembers which spellings were taken for one class.</summary>
internal sealed class LabelSpellings
{
    private readonly Dictionary<string, string> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> classOf;

    public LabelSpellings() => classOf = classes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets the spellings that occurred of each class with several: the one most like the class first, the others in ordinal order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Merged =>
    [
        .. classes.GroupBy(spelling => spelling.Value, spelling => spelling.Key, StringComparer.Ordinal)
            .Where(spellings => spellings.Count() > 1)
            .OrderBy(spellings => spellings.Key, StringComparer.Ordinal)
            .Select(spellings => spellings.OrderBy(spelling => spelling != spellings.Key).ThenBy(spelling => spelling, StringComparer.Ordinal).ToArray()),
    ];

    /// <summary>Gives the class that a cell names.</summary>
    /// <returns>The class; empty for a cell without anything visible.</returns>
    public string Read(ReadOnlySpan<char> cell)
    {
        var label = cell.Trim();
        if (!classOf.TryGetValue(label, out var name))
        {
            name = LabelText.ClassOf(label.ToString());
            if (name.Length > 0)
            {
                classOf[label] = name;
            }
        }

        return name;
    }
}
