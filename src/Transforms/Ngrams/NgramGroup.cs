using NlpMlNet.Tokens;

namespace NlpMlNet.Ngrams;

/// <summary>The chosen n-grams of one kind, numbered from 0, and in how many texts each occurs.</summary>
internal sealed class NgramGroup(int capacity)
{
    private readonly TextTable table = new(capacity);
    private readonly List<int> documents = new(capacity);

    /// <summary>Gets the number of n-grams.</summary>
    public int Count => table.Count;

    /// <summary>Gets the number of texts with each n-gram.</summary>
    public IReadOnlyList<int> Documents => documents;

    /// <summary>Gets the n-gram with a number.</summary>
    public ReadOnlySpan<char> this[int number] => table[number];

    /// <summary>Adds an n-gram.</summary>
    /// <returns><see langword="false"/> when it is there already.</returns>
    public bool Add(ReadOnlySpan<char> ngram, int documentCount)
    {
        var number = table.FindOrAdd(ngram, TextHash.Of(ngram));
        if (number < documents.Count)
        {
            return false;
        }

        documents.Add(documentCount);
        return true;
    }

    /// <summary>Finds the number of an n-gram; -1 when it isn't there.</summary>
    public int Find(ReadOnlySpan<char> ngram, ulong hash) => table.Find(ngram, hash);

    /// <summary>Writes the n-grams and their counts.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Count);
        for (var number = 0; number < Count; number++)
        {
            writer.Write(table[number].ToString());
            writer.Write7BitEncodedInt(documents[number]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="documentCount">The number of texts; no n-gram occurs in more.</param>
    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static NgramGroup Load(BinaryReader reader, int documentCount)
    {
        var count = reader.Read7BitEncodedInt();
        var group = new NgramGroup(0);
        for (var number = 0; number < count; number++)
        {
            var ngram = reader.ReadString();
            var documents = reader.Read7BitEncodedInt();
            if (documents < 1 || documents > documentCount)
            {
                throw new InvalidDataException($"the n-gram '{ngram}' occurs in {documents} of {documentCount} texts");
            }

            if (!group.Add(ngram, documents))
            {
                throw new InvalidDataException($"the n-gram '{ngram}' is there twice");
            }
        }

        return group;
    }
}
