using System.Diagnostics.CodeAnalysis;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>The names of a file's columns, in order.</summary>
internal sealed class CsvHeader
{
    private readonly string file;
    private readonly string delimiter;
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    /// <exception cref="NlpMlNetException">A name occurs twice.</exception>
    public CsvHeader(CsvPlace place, IEnumerable<string> names, string delimiter)
    {
        file = place.File;
        this.delimiter = delimiter;
        Names = [.. names.Select((name, i) => name.Length == 0 ? NameOf(i) : name)];
        for (var i = 0; i < Names.Count; i++)
        {
            if (!indices.TryAdd(Names[i], i))
            {
                throw place.Error(
                    $"the header has the name {CsvText.Show(Names[i])} twice, in fields {indices[Names[i]] + 1} and {i + 1}. Give each column a name of its own.");
            }
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The name of a column without one: <c>Column1</c> for index 0.</summary>
    public static string NameOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Column{index + 1}");

    public bool TryFind(string name, out int index) => indices.TryGetValue(name, out index);

    /// <summary>Finds a column's index.</summary>
    /// <exception cref="NlpMlNetException">There is none; the message lists the names that there are.</exception>
    public int Find(string name)
    {
        if (TryFind(name, out var index))
        {
            return index;
        }

        ThrowMissing(name);
        return -1;
    }

    [DoesNotReturn]
    private void ThrowMissing(string name)
    {
        var advice = NearestName.Find(name, Names) is { } near ? $" Did you mean {CsvText.Show(near)}?"
            : Names is [var only] && CsvDelimiter.Candidates.IndexOfAny(only) >= 0
                ? $" There is only one name: is {CsvText.ShowDelimiter(delimiter)} the right delimiter?"
            : string.Empty;
        throw new NlpMlNetException($"{file} has no column {CsvText.Show(name)}; it has {CsvText.List(Names)}.{advice}");
    }
}
