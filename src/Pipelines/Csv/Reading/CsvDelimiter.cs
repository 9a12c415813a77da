namespace NlpMlNet.Csv;

/// <summary>Guesses the delimiter from the first line.</summary>
internal static class CsvDelimiter
{
    /// <summary>What is looked for; the first one wins when two are as frequent.</summary>
    public static ReadOnlySpan<char> Candidates => [',', ';', '\t', '|'];

    /// <summary>Finds the candidate that occurs most often in the first line, outside quotes; the comma when there is none.</summary>
    public static string Detect(ReadOnlySpan<byte> start, bool quotes)
    {
        Span<int> counts = stackalloc int[Candidates.Length];
        var quoted = false;
        foreach (var c in start)
        {
            quoted ^= quotes && c == (byte)'"';
            if (quoted)
            {
                continue;
            }

            if (c is (byte)'\r' or (byte)'\n')
            {
                break;
            }

            var candidate = Candidates.IndexOf((char)c);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return Candidates[best].ToString();
    }
}
