namespace NlpMlNet.Subwords;

/// <summary>Divides at the places where a pattern matches, or at all others.</summary>
internal sealed class PatternSplitter(TextPattern pattern, SplitBehavior behavior, bool invert = false) : ITextSplitter
{
    public void Split(Piece piece, List<Piece> parts)
    {
        foreach (var (start, end, _) in Join(Segments(piece.Text)))
        {
            parts.Add(piece.Slice(start, end - start));
        }
    }

    // The whole text: places of a match and what lies between them.
    private List<Segment> Segments(ReadOnlyMemory<char> text)
    {
        var segments = new List<Segment>();
        var end = 0;
        foreach (var (start, length) in pattern.FindAll(text))
        {
            if (start > end)
            {
                segments.Add(new Segment(end, start, invert));
            }

            end = start + length;
            segments.Add(new Segment(start, end, !invert));
        }

        if (end < text.Length)
        {
            segments.Add(new Segment(end, text.Length, invert));
        }

        return segments;
    }

    private List<Segment> Join(List<Segment> segments)
    {
        switch (behavior)
        {
            case SplitBehavior.Removed:
                segments.RemoveAll(segment => segment.IsMatch);
                return segments;
            case SplitBehavior.Isolated:
                return segments;
            case SplitBehavior.MergedWithNext:
                segments.Reverse();
                var joined = Join(segments, (match, before) => match && !before);
                joined.Reverse();
                return joined;
            case SplitBehavior.MergedWithPrevious:
                return Join(segments, (match, before) => match && !before);
            default:
                return Join(segments, (match, before) => match == before);
        }
    }

    private static List<Segment> Join(List<Segment> segments, Func<bool, bool, bool> belongsToLast)
    {
        var joined = new List<Segment>(segments.Count);
        var before = false;
        foreach (var segment in segments)
        {
            if (joined.Count > 0 && belongsToLast(segment.IsMatch, before))
            {
                var last = joined[^1];
                joined[^1] = new Segment(Math.Min(last.Start, segment.Start), Math.Max(last.End, segment.End), last.IsMatch);
            }
            else
            {
                joined.Add(segment);
            }

            before = segment.IsMatch;
        }

        return joined;
    }

    private readonly record struct Segment(int Start, int End, bool IsMatch);
}
