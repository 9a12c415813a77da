namespace NlpMlNet.Subwords;

/// <summary>Divides one word (what the splitters left together) into pieces of the vocabulary; safe to call from many threads.</summary>
internal interface ISubwordModel
{
    /// <summary>Appends the ids of a word's pieces.</summary>
    void Encode(ReadOnlySpan<char> word, List<int> ids);
}
