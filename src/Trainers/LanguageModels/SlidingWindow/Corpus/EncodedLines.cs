namespace NlpMlNet.LanguageModels;

/// <summary>Lines as ids, each with its end and without its start.</summary>
internal sealed class EncodedLines
{
    private readonly List<int> ids = [];
    private readonly List<int> ends = [0];

    /// <summary>Gets the number of lines.</summary>
    public int Count => ends.Count - 1;

    /// <summary>Gets the number of tokens, line ends included.</summary>
    public int TokenCount => ids.Count;

    /// <summary>Gets all tokens.</summary>
    public IReadOnlyList<int> Ids => ids;

    /// <summary>Adds a line.</summary>
    /// <exception cref="NlpMlNetException">There are more tokens than an array can hold.</exception>
    public void Add(ReadOnlySpan<int> tokens, int end)
    {
        if ((long)ids.Count + tokens.Length + 1 > Array.MaxLength / 2)
        {
            throw new NlpMlNetException(FormattableString.Invariant($"The first {Count} lines already hold {ids.Count} tokens; no more than {Array.MaxLength / 2} can be learnt from. Give fewer lines."));
        }

        ids.AddRange(tokens);
        ids.Add(end);
        ends.Add(ids.Count);
    }

    /// <summary>The tokens of a line.</summary>
    public ReadOnlySpan<int> this[int line] => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids)[ends[line]..ends[line + 1]];

    /// <summary>Puts some lines behind one another as rows to predict.</summary>
    /// <param name="lines">The numbers of the lines, ascending.</param>
    /// <param name="vocabulary">The vocabulary; it has a start.</param>
    /// <param name="options">Unit and window.</param>
    public WindowRows ToRows(IReadOnlyList<int> lines, LanguageModelVocabulary vocabulary, SlidingWindowTrainingOptions options)
    {
        var start = vocabulary.StartId!.Value; // both kinds of vocabularies have one
        List<int> all = options.Unit == TextUnit.Stream ? [start] : [];
        List<int> positions = [];
        foreach (var line in lines)
        {
            if (options.Unit == TextUnit.Line)
            {
                all.Add(start);
            }

            foreach (var id in this[line])
            {
                positions.Add(all.Count);
                all.Add(id);
            }
        }

        return new WindowRows([.. all], [.. positions], start, options.Window, vocabulary.Count);
    }
}
