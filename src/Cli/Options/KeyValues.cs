namespace NlpMlNet.Cli.Options;

/// <summary>Settings of the form <c>key=value</c>.</summary>
internal static class KeyValues
{
    /// <summary>Parts them.</summary>
    /// <exception cref="UsageException">One has no equals sign, or a key is given twice.</exception>
    public static Dictionary<string, string> Parse(string option, IEnumerable<string> settings)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            var parts = setting.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0)
            {
                throw new UsageException($"{option} {setting} is not of the form key=value.");
            }

            if (parts[1].Length == 0)
            {
                throw new UsageException($"{option} {setting} has no value. Give one; a variable of the shell that should hold it may not be set.");
            }

            if (!values.TryAdd(parts[0], parts[1]))
            {
                throw new UsageException($"{option} {parts[0]} is given twice.");
            }
        }

        return values;
    }
}
