namespace NlpMlNet.Subwords;

/// <summary>Something that is looked for in a text.</summary>
internal abstract class TextPattern
{
    /// <summary>All places from left to right that don't overlap.</summary>
    public abstract List<(int Start, int Length)> FindAll(ReadOnlyMemory<char> text);
}
