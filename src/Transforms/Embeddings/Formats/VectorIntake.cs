using System.Text;
using System.Text.Unicode;

namespace NlpMlNet.Embeddings;

/// <summary>Decides which words of a file are kept, and hands their vectors on.</summary>
/// <param name="options">Which words are wanted.</param>
/// <param name="store">Where the vectors go.</param>
internal sealed class VectorIntake(WordVectorOptions options, IVectorStore store)
{
    private readonly WordTableBuilder words = new();
    private readonly HashSet<string>? wanted = options.Words is null ? null : new(options.Words, StringComparer.Ordinal);
    private char[] characters = new char[256];
    private float[] vector = [];

    /// <summary>Gets the number of words seen.</summary>
    public long WordsRead { get; private set; }

    /// <summary>Gets a value indicating whether no further word can be wanted.</summary>
    public bool IsFull => words.Count >= (options.MaximumWords ?? int.MaxValue) || words.Count == wanted?.Count;

    /// <summary>Gets a value indicating whether vectors of word parts are wanted.</summary>
    public bool WantsSubwords => options.KeepSubwords;

    private long DuplicateWords { get; set; }

    private long RepairedWords { get; set; }

    /// <summary>Tells the dimension, before the first word.</summary>
    public void Begin(int dimension)
    {
        vector = new float[dimension];
        store.Begin(dimension);
    }

    /// <summary>Takes the next word of the file, if it is wanted and new.</summary>
    /// <param name="utf8">The word.</param>
    /// <param name="numbers">Receives its vector; then call <see cref="Add"/>.</param>
    /// <returns>Whether its vector is wanted.</returns>
    public bool TryBegin(ReadOnlySpan<byte> utf8, out Span<float> numbers)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        WordsRead++;
        numbers = vector;
        var word = Decode(utf8);
        if (wanted is not null && !wanted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return false;
        }

        if (!words.TryAdd(word))
        {
            DuplicateWords++;
            return false;
        }

        RepairedWords += Utf8.IsValid(utf8) ? 0 : 1;
        return true;
    }

    /// <summary>Takes the vector of the word that was begun.</summary>
    public void Add() => store.Add(vector);

    /// <summary>Tells that the vectors of word parts follow.</summary>
    public void BeginSubwords(SubwordNgrams ngrams) => store.BeginSubwords(ngrams);

    /// <summary>Takes the vector of the next bucket.</summary>
    public void AddSubword(ReadOnlySpan<float> bucket)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        store.Add(bucket);
    }

    /// <summary>The words that were kept; call it once, at the end.</summary>
    public WordTable BuildWords() => words.Build();

    /// <summary>Counts what happened.</summary>
    public WordVectorSource Describe(string path, WordVectorFormat format) => new(path, format, WordsRead, DuplicateWords, RepairedWords);

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> utf8)
    {
        if (characters.Length < utf8.Length)
        {
            characters = new char[2 * utf8.Length];
        }

        // Invalid bytes become U+FFFD.
        return characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, characters));
    }
}
