namespace NlpMlNet.Csv;

/// <summary>How pieces of a file are shown in messages: quoted, invisible characters by name or number, long ones cut.</summary>
internal static class CsvText
{
    private const int LongestValue = 60;
    private const int MostNames = 10;

    public static string Show(string value)
    {
        var visible = string.Concat(value.Take(LongestValue).Select(c => char.IsControl(c) ? ' ' : c));
        return value.Length > LongestValue ? $"'{visible}...' ({value.Length} characters)" : $"'{visible}'";
    }

    public static string List(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(Show));
        return names.Count > MostNames ? $"{shown} and {names.Count - MostNames} more" : shown;
    }

    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
