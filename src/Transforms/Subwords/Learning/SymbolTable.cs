namespace NlpMlNet.Subwords;

/// <summary>The growing vocabulary: symbols numbered in the order in which they are added.</summary>
internal sealed class SymbolTable
{
    /// <summary>What marks a piece that continues a word.</summary>
    public const string Continuing = "##";

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    /// <summary>Gets the number of symbols.</summary>
    public int Count => texts.Count;

    /// <summary>Gets the symbols in order.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>Gives the number of a symbol, which is added when it isn't there.</summary>
    public int FindOrAdd(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            number = texts.Count;
            numbers.Add(text, number);
            texts.Add(text);
        }

        return number;
    }

    /// <summary>Gives the number of two symbols put together, of which the second continues a word.</summary>
    public int Join(SymbolPair pair) => FindOrAdd(texts[pair.Left] + texts[pair.Right][Continuing.Length..]);
}
