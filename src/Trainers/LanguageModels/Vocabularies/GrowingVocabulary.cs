using NlpMlNet.Tokens;

namespace NlpMlNet.LanguageModels;

/// <summary>Gives each new token of the lines the next id.</summary>
/// <param name="kind">The kind of tokens.</param>
internal sealed class GrowingVocabulary(TokenKind kind) : TextLineEncoder(kind)
{
    /// <summary>The number of special tokens.</summary>
    public const int SpecialCount = 3;

    private readonly TextTable table = Special();
    private readonly TokenKind kind = kind;
    private bool isUnknownLearnt;

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

    public override TextVocabulary Finish() => new TextVocabulary(table, kind, isUnknownLearnt);

    protected override int IdOf(ReadOnlySpan<char> token)
    {
        var id = table.FindOrAdd(token, TextHash.Of(token));
        isUnknownLearnt |= id == TextVocabulary.Unknown;
        return id;
    }
}
