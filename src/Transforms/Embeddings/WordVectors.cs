using NlpMlNet.Files;
using NlpMlNet.Hosting;

namespace NlpMlNet.Embeddings;

/// <summary>Words and their vectors.</summary>
/// <remarks>
/// <para>Words are compared character by character: case counts. Reading is safe from several threads.</para>
/// <para>Word vectors that stay in their file (see <see cref="Load"/> and <see cref="Convert"/>) keep it open until <see cref="Dispose"/>.
/// Calls under way then end as they would have; later ones throw <see cref="ObjectDisposedException"/>. Without <see cref="Dispose"/> the
/// file stays open until the process ends. For vectors in memory it does nothing.</para>
/// </remarks>
public sealed class WordVectors : IDisposable
{
    private readonly WordTable words;
    private readonly VectorTable vectors;
    private readonly MappedFile? file;

    internal WordVectors(
        WordTable words, VectorTable vectors, SubwordVectors? subwords, WordVectorSource? source = null, MappedFile? file = null)
    {
        this.words = words;
        this.vectors = vectors;
        this.file = file;
        Subwords = subwords;
        Source = source;
    }

    /// <summary>Gets the number of words.</summary>
    public int Count => words.Count;

    /// <summary>Gets the numbers of a vector.</summary>
    public int Dimension => vectors.Dimension;

    /// <summary>Gets the vectors of word parts, of which those of unknown words are made; <see langword="null"/> if there are none.</summary>
    public SubwordVectors? Subwords { get; }

    /// <summary>Gets the file that was read, with what was noticed; <see langword="null"/> if there is none.</summary>
    public WordVectorSource? Source { get; }

    /// <summary>Gets the words where they lie; read them during a <see cref="Use"/>.</summary>
    internal WordTable Words => words;

    /// <summary>Gets the vectors where they lie; read them during a <see cref="Use"/>.</summary>
    internal VectorTable Vectors => vectors;

    /// <summary>Gets a value indicating whether words and vectors stay in the file, and take no memory of their own.</summary>
    public bool IsMapped => file is not null;

    /// <summary>Makes word vectors of words and numbers in memory.</summary>
    /// <param name="words">The words, no two equal.</param>
    /// <param name="values">The vectors, (words, <paramref name="dimension"/>), finite; the array is kept, not copied.</param>
    /// <param name="dimension">The numbers of a vector; at least 1.</param>
    /// <returns>The word vectors.</returns>
    /// <exception cref="ArgumentException">A word is twice there, or the values are too many, too few or not finite.</exception>
    public static WordVectors Create(IReadOnlyList<string> words, float[] values, int dimension) => Make(words, values, dimension, null);

    /// <summary>Makes word vectors of words and numbers in memory, with the vectors of word parts for unknown words.</summary>
    /// <param name="words">The words, no two equal.</param>
    /// <param name="values">
    /// The finished vectors, (words, <paramref name="dimension"/>), finite, in which the parts are contained already; the array is kept, not copied.
    /// </param>
    /// <param name="dimension">The numbers of a vector; at least 1.</param>
    /// <param name="subwords">The vectors of word parts, of the same dimension.</param>
    /// <returns>The word vectors.</returns>
    /// <exception cref="ArgumentException">
    /// A word is twice there, the values are too many, too few or not finite, or the word parts have another dimension.
    /// </exception>
    public static WordVectors Create(IReadOnlyList<string> words, float[] values, int dimension, SubwordVectors subwords)
    {
        ArgumentNullException.ThrowIfNull(subwords);
        return subwords.Dimension == dimension
            ? Make(words, values, dimension, subwords)
            : throw new ArgumentException($"The vectors of word parts have {subwords.Dimension} numbers; those of words have {dimension}.", nameof(subwords));
    }

    /// <summary>Loads word vectors from a file of any of the formats of <see cref="WordVectorFormat"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which part is wanted; <see langword="null"/> for everything.</param>
    /// <returns>
    /// The word vectors, in memory; those of a file of the mapped form stay there, unless only some words are wanted.
    /// </returns>
    /// <remarks>
    /// The first vector of a word that comes twice counts. Reading ends as soon as all wanted words are found; what follows is not checked.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="WordVectorFormatException">The file is broken; the message says where.</exception>
    /// <exception cref="NlpMlNetException">The file can't be opened, or holds none of the wanted words.</exception>
    public static WordVectors Load(string path, WordVectorOptions? options = null)
    {
        options = Checked(options);
        options = options with { Format = options.Format ?? FormatDetection.Detect(path) };
        if (options is { Format: WordVectorFormat.Mapped, IsSelective: false })
        {
            return MappedFormat.Open(path, options.KeepSubwords);
        }

        var store = new MemoryStore();
        var (words, source) = FormatReader.Read(path, options, store);
        return store.Build(words, source);
    }

    /// <summary>Converts a file, however large, by default to the mapped form, which <see cref="Load"/> opens without reading it.</summary>
    /// <param name="source">A file of any of the formats of <see cref="WordVectorFormat"/>.</param>
    /// <param name="target">The new file; an older one is replaced when the new one is complete.</param>
    /// <param name="options">Which part of the source is wanted; <see langword="null"/> for everything.</param>
    /// <param name="format">
    /// The format of the new file. Other forms than the mapped one are made by way of it, in a file beside the target that is gone afterwards.
    /// </param>
    /// <returns>What the source held.</returns>
    /// <remarks>Memory is needed for the words alone. The mapped form takes 4 bytes a number, and about 30 bytes a word.</remarks>
    /// <exception cref="ArgumentException">An option is out of range, the format can't be written, or both paths are the same.</exception>
    /// <exception cref="WordVectorFormatException">The source is broken; the message says where.</exception>
    /// <exception cref="NlpMlNetException">A file can't be opened or written, or the source holds none of the wanted words.</exception>
    public static WordVectorSource Convert(
        string source, string target, WordVectorOptions? options = null, WordVectorFormat format = WordVectorFormat.Mapped)
    {
        options = Checked(options);
        CheckWritable(format);
        return Path.GetFullPath(source) != Path.GetFullPath(target)
            ? VectorConversion.Run(source, target, options, format)
            : throw new ArgumentException($"'{target}' is the source itself, which would be lost. Give the target another name.", nameof(target));
    }

    /// <summary>Writes all words and vectors to a file.</summary>
    /// <param name="path">The new file; an older one is replaced when the new one is complete.</param>
    /// <param name="format">Its format. Only the mapped form holds the vectors of word parts; a model of fastText can't be written.</param>
    /// <exception cref="ArgumentException">The format can't be written.</exception>
    /// <exception cref="NlpMlNetException">The file can't be written, or this format can't hold a word.</exception>
    public void Save(string path, WordVectorFormat format)
    {
        CheckWritable(format);
        using var use = Use();
        AtomicFile.Write(path, file =>
        {
            switch (format)
            {
                case WordVectorFormat.Mapped:
                    WriteMapped(new MappedFileWriter(file));
                    break;
                case WordVectorFormat.Word2VecBinary:
                    new VectorFileWriter(this, file).WriteBinary();
                    break;
                default:
                    new VectorFileWriter(this, file).WriteText(withHeader: format == WordVectorFormat.Word2VecText);
                    break;
            }
        });
    }

    /// <summary>Gets a word.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>The word.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no word of this number.</exception>
    public string WordAt(int index)
    {
        using var use = Use();
        return words[Checked(index)].ToString();
    }

    /// <summary>Finds a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="index">Its number from 0, or -1.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetIndex(ReadOnlySpan<char> word, out int index)
    {
        using var use = Use();
        return words.TryGetIndex(word, out index);
    }

    /// <summary>Gets the vector of a word.</summary>
    /// <param name="index">The word's number, from 0.</param>
    /// <returns><see cref="Dimension"/> numbers: in memory, where they lie; of a file, a copy, which stays valid when it is closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no word of this number.</exception>
    public ReadOnlySpan<float> VectorAt(int index)
    {
        using var use = Use();
        var vector = vectors[Checked(index)];
        return IsMapped ? vector.ToArray() : vector;
    }

    /// <summary>Copies the vector of a word; that of an unknown word is made of its parts, if there are <see cref="Subwords"/>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Receives <see cref="Dimension"/> numbers; zeros when the word has no vector.</param>
    /// <returns>Whether the word has a vector.</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    public bool TryGetVector(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length != Dimension)
        {
            throw new ArgumentException($"The vector has {vector.Length} places; it must have {Dimension}.", nameof(vector));
        }

        using var use = Use();
        return TryRead(word, vector);
    }

    /// <summary>Closes the file in which the vectors are, when the calls that read it have ended; later ones are refused.</summary>
    public void Dispose() => file?.Dispose();

    /// <summary>Begins a call that reads <see cref="Words"/> and <see cref="Vectors"/>; the file stays open until the result is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    internal UseCount.Use Use() => file?.Use() ?? default;

    /// <summary>Does as <see cref="TryGetVector"/>, inside a call that is counted.</summary>
    internal bool TryRead(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (words.TryGetIndex(word, out var index))
        {
            vectors[index].CopyTo(vector);
            return true;
        }

        vector.Clear();
        return Subwords is not null && Subwords.TryRead(word, vector);
    }

    private static void CheckWritable(WordVectorFormat format)
    {
        if (format == WordVectorFormat.FastTextModel || !Enum.IsDefined(format))
        {
            throw new ArgumentException($"The format {format} can't be written; choose another one, such as {nameof(WordVectorFormat.Mapped)}.", nameof(format));
        }
    }

    private static WordVectorOptions Checked(WordVectorOptions? options)
    {
        options ??= new WordVectorOptions();
        options.Validate();
        return options;
    }

    private static WordVectors Make(IReadOnlyList<string> words, float[] values, int dimension, SubwordVectors? subwords)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(values);
        var builder = new WordTableBuilder(words.Count);
        foreach (var word in words)
        {
            if (!builder.TryAdd(word))
            {
                throw new ArgumentException($"The word '{word}' is twice there; every word must be another.", nameof(words));
            }
        }

        return new WordVectors(builder.Build(), new ArrayVectors(values, words.Count, dimension), subwords);
    }

    private void WriteMapped(MappedFileWriter writer)
    {
        writer.Begin(Dimension);
        writer.AddAll(vectors);
        if (Subwords is not null)
        {
            writer.BeginSubwords(Subwords.Ngrams);
            writer.AddAll(Subwords.Buckets);
        }

        writer.Finish(words);
    }

    private int Checked(int index) => (uint)index < (uint)Count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} words, with numbers from 0.");
}
