namespace NlpMlNet.Subwords;

/// <summary>Makes patterns of <c>{"String": ...}</c> and <c>{"Regex": ...}</c>.</summary>
internal static class PatternReader
{
    public static TextPattern Read(JsonPlace part)
    {
        part.AllowOnly("String", "Regex");
        if (part.Find("String") is { } literal)
        {
            return literal.Text().Length > 0
                ? new LiteralPattern(literal.Text())
                : throw literal.Fail("is empty; an empty text matches nowhere");
        }

        var regex = part.Get("Regex");
        try
        {
            return RegexPattern.Create(regex.Text(), $"the file '{regex.File}', at {regex.Path},");
        }
        catch (FormatException e)
        {
            throw regex.Fail($"is a regular expression that is not supported: {e.Message.TrimEnd('.')}");
        }
    }
}
