using System.Collections;

namespace NlpMlNet.Tokens;

/// <summary>The tokens that have an id of their own: padding is 0, an unknown token 1, the others follow from 2 on.</summary>
/// <remarks>
/// <para>The two special ids have texts too, <see cref="PaddingText"/> and <see cref="UnknownText"/>, so that each id has exactly one
/// text and each text at most one id. A token of such a text gets the special id. The empty text stands for "no token" and gets
/// <see cref="PaddingId"/>. Upper and lower case differ: fold tokens before.</para>
/// <para>Vocabularies never change. They may be used by several threads.</para>
/// </remarks>
/// <example>
/// <code>
/// var vocabulary = Vocabulary.Create(["good", "film"]);
/// var ids = new[] { vocabulary.IdOf("film"), vocabulary.IdOf("plot") }; // 3, 1
/// </code>
/// </example>
public sealed class Vocabulary : IReadOnlyList<string>
{
    /// <summary>The id that stands for no token.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of every token that isn't in the vocabulary.</summary>
    public const int UnknownId = 1;

    /// <summary>The text of <see cref="PaddingId"/>.</summary>
    public const string PaddingText = "<pad>";

    /// <summary>The text of <see cref="UnknownId"/>.</summary>
    public const string UnknownText = "<unk>";

    /// <summary>The number of ids that stand for no token of their own.</summary>
    internal const int SpecialCount = 2;

    private readonly TextTable table;

    private Vocabulary(int capacity)
    {
        table = new TextTable(capacity);
        Add(PaddingText);
        Add(UnknownText);
    }

    /// <summary>Gets the number of ids, the two special ones included.</summary>
    public int Count => table.Count;

    /// <summary>Gets the text of an id; a new string each time.</summary>
    /// <param name="id">The id, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string this[int id]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Count);
            return table[id].ToString();
        }
    }

    /// <summary>Makes a vocabulary of given tokens: the first gets the id 2, the next 3, and so on.</summary>
    /// <param name="tokens">The tokens, each once.</param>
    /// <returns>The vocabulary.</returns>
    /// <exception cref="ArgumentException">A token is <see langword="null"/> or empty, is there twice, or has the text of a special id.</exception>
    public static Vocabulary Create(IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var vocabulary = new Vocabulary(tokens.TryGetNonEnumeratedCount(out var count) ? count + SpecialCount : 0);
        foreach (var token in tokens)
        {
            var refusal = vocabulary.TryAdd(token);
            if (refusal is not null)
            {
                throw new ArgumentException($"Token {vocabulary.Count - SpecialCount + 1} of the vocabulary {refusal}.", nameof(tokens));
            }
        }

        return vocabulary;
    }

    /// <summary>Finds the id of a token, without allocation.</summary>
    /// <param name="token">The token.</param>
    /// <param name="id">Its id, or <see cref="UnknownId"/>.</param>
    /// <returns>Whether the token has an id of its own (the empty token has: <see cref="PaddingId"/>).</returns>
    public bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        id = Find(token, TextHash.Of(token));
        if (id < 0)
        {
            id = UnknownId;
            return false;
        }

        return true;
    }

    /// <summary>Finds the id of a token, without allocation.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Its id, or <see cref="UnknownId"/>.</returns>
    public int IdOf(ReadOnlySpan<char> token) => IdOf(token, TextHash.Of(token));

    /// <summary>Finds the id of a token whose <see cref="TextHash"/> is known.</summary>
    internal int IdOf(ReadOnlySpan<char> token, ulong hash)
    {
        var id = Find(token, hash);
        return id < 0 ? UnknownId : id;
    }

    /// <summary>Walks through the texts in the order of their ids.</summary>
    /// <returns>The texts, those of the special ids first.</returns>
    public IEnumerator<string> GetEnumerator()
    {
        for (var id = 0; id < Count; id++)
        {
            yield return this[id];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the vocabulary in a compact form, for a model file.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write7BitEncodedInt(Count - SpecialCount);
        for (var id = SpecialCount; id < Count; id++)
        {
            TokenBytes.Write(writer, table[id]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The vocabulary.</returns>
    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    /// <exception cref="EndOfStreamException">There are too few bytes.</exception>
    public static Vocabulary Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var count = reader.Read7BitEncodedInt();
        if (count < 0)
        {
            throw new InvalidDataException($"the vocabulary has {count} tokens");
        }

        var vocabulary = new Vocabulary(capacity: 0);
        for (var number = 0; number < count; number++)
        {
            var refusal = vocabulary.TryAdd(TokenBytes.Read(reader));
            if (refusal is not null)
            {
                throw new InvalidDataException($"token {number + 1} of the vocabulary {refusal}");
            }
        }

        return vocabulary;
    }

    /// <summary>Writes the vocabulary as text, a line a token, so that line <c>i</c>, counted from 0, is the text of id <c>i</c>.</summary>
    /// <param name="writer">Where to. Lines end with a line feed.</param>
    /// <remarks>
    /// Backslashes, line breaks, tabs and what else a text editor would lose are written as <c>\\</c>, <c>\n</c>, <c>\r</c>,
    /// <c>\t</c> and <c>\u</c> with four hexadecimal digits, so that <see cref="ReadText"/> gives back any token unchanged.
    /// </remarks>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        VocabularyText.Write(writer, this);
    }

    /// <summary>Reads a vocabulary that <see cref="WriteText"/> wrote, or that was edited or written by hand in the same form.</summary>
    /// <param name="reader">Where from; the first two lines are <see cref="PaddingText"/> and <see cref="UnknownText"/>.</param>
    /// <returns>The vocabulary.</returns>
    /// <exception cref="NlpMlNetException">
    /// A special token is missing, a line is empty, has an unknown escape or is there twice; the message has the line's number.
    /// </exception>
    public static Vocabulary ReadText(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var vocabulary = new Vocabulary(capacity: 0);
        foreach (var token in VocabularyText.ReadTokens(reader))
        {
            var refusal = vocabulary.TryAdd(token);
            if (refusal is not null)
            {
                throw VocabularyText.Wrong(vocabulary.Count + 1, $"the token {refusal}");
            }
        }

        return vocabulary;
    }

    /// <summary>Makes a vocabulary of distinct tokens of a table, none of them special.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="chosen">The numbers of those that get an id, in the order of the ids.</param>
    internal static Vocabulary Create(TextTable tokens, ReadOnlySpan<int> chosen)
    {
        var vocabulary = new Vocabulary(chosen.Length + SpecialCount);
        foreach (var number in chosen)
        {
            vocabulary.Add(tokens[number]);
        }

        return vocabulary;
    }

    private int Find(ReadOnlySpan<char> token, ulong hash) => token.IsEmpty ? PaddingId : table.Find(token, hash);

    private int Add(ReadOnlySpan<char> token) => table.FindOrAdd(token, TextHash.Of(token));

    // Says why a token can't be added; null when it was.
    private string? TryAdd(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return "is empty; leave it out, as the empty text is always padding";
        }

        var before = Count;
        var id = Add(token);
        return id == before ? null
            : id < SpecialCount ? $"is '{token}', the text of the special id {id}; leave it out, as every vocabulary has it"
            : $"is '{token}', as token {id - SpecialCount + 1} is already; each token has one id";
    }
}
