namespace NlpMlNet.Messages;

/// <summary>Finds the name that may have been meant.</summary>
internal static class NearestName
{
    /// <summary>Finds the name at the smallest edit distance, case and surrounding space apart, if it is at most about a third of the length.</summary>
    public static string? Find(string wanted, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(Fold(wanted), Fold(name))))
        .Where(candidate => candidate.Distance <= (Math.Max(wanted.Length, candidate.Name.Length) + 1) / 3)
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>Asks whether the nearest name was meant, with a space in front; empty when none is near.</summary>
    public static string Question(string wanted, IEnumerable<string> names) =>
        Find(wanted, names) is { } near ? $" Did you mean '{near}'?" : string.Empty;

    private static string Fold(string name) => name.Trim().ToUpperInvariant();

    /// <summary>The least number of insertions, deletions and substitutions of a character (Levenshtein, 1966).</summary>
    internal static int Distance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        var current = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substitution = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[to.Length];
    }
}
