namespace NlpMlNet.Sentiment;

/// <summary>The NRC's emotion lexicons (Mohammad and Turney 2013): a word, a category, and 0 or 1 or a strength, with tabs between.</summary>
internal sealed class EmolexFormat : ILexiconFormat
{
    public LexiconFileFormat Format => LexiconFileFormat.Emolex;

    public LexiconAsterisks Asterisks => LexiconAsterisks.AsInFormat;

    public bool Recognises(LexiconText text) => text.IsMostly(line => TryPart(line, out _));

    public void Read(LexiconText text, LexiconRows into)
    {
        var begun = false;
        foreach (var (line, content) in text.Lines)
        {
            if (!TryPart(content, out var fields))
            {
                // A preface and a header come before the first word.
                begun = !begun ? begun : throw into.Refuse(line, $"'{content}' is no word, category and number with tabs between them");
                continue;
            }

            begun = true;
            into.DeclareCategory(fields[1]);
            if (into.ParseNumber(fields[2], line) is var strength and not 0)
            {
                into.AddInCategory(fields[0], fields[1], line, strength);
            }
        }
    }

    private static bool TryPart(string line, out string[] fields)
    {
        fields = line.Split('\t', StringSplitOptions.TrimEntries);
        return fields.Length == 3 && fields[0].Length > 0 && LexiconRows.TryParseNumber(fields[2], out _)
            && fields[1].Length > 0 && !LexiconRows.TryParseNumber(fields[1], out _);
    }
}
