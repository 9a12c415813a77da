using System.Text.RegularExpressions;

namespace NlpMlNet.Sentiment;

/// <summary>SentiWS (Remus, Quasthoff and Heyer 2010): a word, a bar and its part of speech; its weight; its inflections with commas.</summary>
internal sealed partial class SentiwsFormat : ILexiconFormat
{
    public LexiconFileFormat Format => LexiconFileFormat.Sentiws;

    public LexiconAsterisks Asterisks => LexiconAsterisks.AsInFormat;

    public bool Recognises(LexiconText text) => text.IsMostly(Form().IsMatch);

    public void Read(LexiconText text, LexiconRows into)
    {
        foreach (var (line, content) in text.Lines.Where(l => !LexiconText.IsComment(l.Text)))
        {
            var fields = content.Split('\t', StringSplitOptions.TrimEntries);
            if (fields.Length < 2)
            {
                throw into.Refuse(line, $"'{content}' has no tab; expected a word, a bar and its part of speech, a tab and a weight");
            }

            var weight = into.ParseNumber(fields[1], line);
            into.AddValence(fields[0].Split('|')[0], weight, line);
            foreach (var inflection in fields.Skip(2).SelectMany(f => f.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            {
                into.AddValence(inflection, weight, line);
            }
        }
    }

    [GeneratedRegex(@"^[^|\t]+\|[A-Z]+\t\s*[-+]?[0-9.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
