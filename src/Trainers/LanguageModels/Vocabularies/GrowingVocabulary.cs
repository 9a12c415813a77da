using NlpMlNet.Tokens;

namespace NlpMlNet.LanguageModels;

/// <summary>Gives each new token of the lines the next id.</summary>
internal sealed class GrowingVocabulary : LineEncoder
{
    /// <summary>The number of special tokens.</summary>
    public const int SpecialCount = 3;

    private readonly TextTable table = Special();
    private readonly TokenKind kind;
    private readonly TokenDivider divider;
    private int[] ids = new int[64];
    private bool isUnknownLearnt;

    public GrowingVocabulary(TokenKind kind)
    {
        this.kind = kind;
        divider = new TokenDivider(kind);
    }

    public override int Start => TextVocabulary.Start;

    public override int End => TextVocabulary.End;

    /// <summary>A table of the special tokens alone, which have the first ids.</summary>
    public static TextTable Special()
    {
        var table = new TextTable();
        foreach (var token in (string[])[LanguageModelVocabulary.UnknownText, LanguageModelVocabulary.StartText, LanguageModelVocabulary.EndText])
        {
            table.FindOrAdd(token, TextHash.Of(token));
        }

        return table;
    }

    public override ReadOnlySpan<int> Encode(string line)
    {
        divider.Divide(line, keepText: false);
        if (divider.Count > ids.Length)
        {
            ids = new int[Math.Max(divider.Count, 2 * ids.Length)];
        }

        for (var i = 0; i < divider.Count; i++)
        {
            ids[i] = table.FindOrAdd(divider[i], TextHash.Of(divider[i]));
            isUnknownLearnt |= ids[i] == TextVocabulary.Unknown;
        }

        return ids.AsSpan(0, divider.Count);
    }

    public override LanguageModelVocabulary Finish() => new TextVocabulary(table, kind, isUnknownLearnt);
}
