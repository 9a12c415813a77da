namespace NlpMlNet.LanguageModels;

/// <summary>Refuses ids and lengths that don't fit a model.</summary>
internal static class TokenIds
{
    /// <exception cref="ArgumentException">An id is not in the vocabulary.</exception>
    public static void Check(ReadOnlySpan<int> ids, LanguageModelVocabulary vocabulary)
    {
        var count = (uint)vocabulary.Count;
        foreach (var id in ids)
        {
            if ((uint)id >= count)
            {
                throw new ArgumentException($"The id {id} is not in the vocabulary, whose ids are 0 to {count - 1}.", nameof(ids));
            }
        }
    }

    /// <exception cref="ArgumentException">The length is another one.</exception>
    public static void CheckLength(int length, int expected, string parameter)
    {
        if (length != expected)
        {
            throw new ArgumentException($"There are {length} values; {expected} are expected.", parameter);
        }
    }
}
