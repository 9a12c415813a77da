namespace NlpMlNet.Subwords;

/// <summary>Makes spaces visible as a sign (usually ▁) and divides before each of them.</summary>
internal sealed class MetaspaceSplitter(string sign, MetaspacePrefix prefix, bool split) : ITextSplitter
{
    private readonly PatternSplitter splitter = new(new LiteralPattern(sign), SplitBehavior.MergedWithNext);

    public void Split(Piece piece, List<Piece> parts)
    {
        var text = piece.Text.ToString().Replace(" ", sign, StringComparison.Ordinal);
        var needsPrefix = prefix == MetaspacePrefix.Always || (prefix == MetaspacePrefix.First && piece.StartsAtOrigin);
        if (needsPrefix && !text.StartsWith(sign, StringComparison.Ordinal))
        {
            text = sign + text;
        }

        var changed = new Piece(text.AsMemory(), piece.StartsAtOrigin);
        if (split)
        {
            splitter.Split(changed, parts);
        }
        else
        {
            parts.Add(changed);
        }
    }
}
