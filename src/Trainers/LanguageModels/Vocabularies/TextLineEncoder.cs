namespace NlpMlNet.LanguageModels;

/// <summary>Makes ids of lines whose tokens are words or stand between spaces.</summary>
/// <param name="kind">The kind of tokens.</param>
internal abstract class TextLineEncoder(TokenKind kind) : LineEncoder
{
    private readonly TokenDivider divider = new(kind);
    private int[] ids = new int[64];

    public override int Start => TextVocabulary.Start;

    public override int End => TextVocabulary.End;

    public override ReadOnlySpan<int> Encode(string line)
    {
        divider.Divide(line, keepText: false);
        if (divider.Count > ids.Length)
        {
            ids = new int[Math.Max(divider.Count, 2 * ids.Length)];
        }

        for (var i = 0; i < divider.Count; i++)
        {
            ids[i] = IdOf(divider[i]);
        }

        return ids.AsSpan(0, divider.Count);
    }

    /// <summary>The id of a token.</summary>
    protected abstract int IdOf(ReadOnlySpan<char> token);
}
