namespace NlpMlNet.Examples;

/// <summary>Texts, line by line.</summary>
internal static class Lines
{
    public static string Normalize(string text) => text.ReplaceLineEndings("\n");

    /// <summary>Says where two texts part: the first line that differs, with the lines before it; <see langword="null"/> when they are equal.</summary>
    public static string? Difference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var same = wanted.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same == wanted.Length && same == found.Length)
        {
            return null;
        }

        var before = wanted[Math.Max(0, same - 3)..same].Select(line => $"    {line}");
        return string.Join('\n', [$"Line {same + 1} differs:", .. before, $"  - {At(wanted, same)}", $"  + {At(found, same)}"]);
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(the end)";
}
