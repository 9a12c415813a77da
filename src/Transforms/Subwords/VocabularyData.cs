namespace NlpMlNet.Subwords;

/// <summary>The pieces of a model with their ids, and what belongs to each.</summary>
internal sealed record VocabularyData
{
    /// <summary>The largest id that is accepted: 2^24 - 1, sixty times the largest vocabulary in use.</summary>
    public const int LargestId = (1 << 24) - 1;

    /// <summary>The piece of each id; <see langword="null"/> where an id belongs to no piece.</summary>
    public required string?[] Pieces { get; init; }

    /// <summary>The score of each id (Unigram, SentencePiece); else empty.</summary>
    public double[] Scores { get; init; } = [];

    /// <summary>The kind of each id (SentencePiece); else empty.</summary>
    public SentencePieceKind[] Kinds { get; init; } = [];

    /// <summary>The pairs of ids that merge, first learnt first (BPE); else empty.</summary>
    public IReadOnlyList<(int Left, int Right)> Merges { get; init; } = [];

    /// <summary>Writes all of it.</summary>
    public void Save(BinaryWriter writer)
    {
        SavePieces(writer);
        var areSingle = Scores.All(score => (float)score == score);
        writer.Write7BitEncodedInt(Scores.Length);
        writer.Write(areSingle);
        foreach (var score in Scores)
        {
            if (areSingle)
            {
                writer.Write((float)score);
            }
            else
            {
                writer.Write(score);
            }
        }

        writer.Write7BitEncodedInt(Kinds.Length);
        writer.Write([.. Kinds.Select(kind => (byte)kind)]);
        writer.Write7BitEncodedInt(Merges.Count);
        foreach (var (left, right) in Merges)
        {
            writer.Write7BitEncodedInt(left);
            writer.Write7BitEncodedInt(right);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static VocabularyData Load(BinaryReader reader)
    {
        var pieces = LoadPieces(reader);
        var scores = new double[ReadCount(reader, pieces.Length)];
        var areSingle = reader.ReadBoolean();
        for (var id = 0; id < scores.Length; id++)
        {
            scores[id] = areSingle ? reader.ReadSingle() : reader.ReadDouble();
        }

        var kinds = reader.ReadBytes(ReadCount(reader, pieces.Length));
        var merges = new List<(int, int)>();
        for (var rest = reader.Read7BitEncodedInt(); rest > 0; rest--)
        {
            merges.Add((reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()));
        }

        return new VocabularyData
        {
            Pieces = pieces,
            Scores = scores,
            Kinds = [.. kinds.Select(kind => (SentencePieceKind)kind)],
            Merges = merges,
        };
    }

    // Ids that belong to no piece are left out: each piece is preceded by how many were.
    private void SavePieces(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Pieces.Length);
        writer.Write7BitEncodedInt(Pieces.Count(piece => piece is not null));
        var expected = 0;
        for (var id = 0; id < Pieces.Length; id++)
        {
            if (Pieces[id] is { } piece)
            {
                writer.Write7BitEncodedInt(id - expected);
                writer.Write(piece);
                expected = id + 1;
            }
        }
    }

    private static string?[] LoadPieces(BinaryReader reader)
    {
        var pieces = new string?[ReadCount(reader, LargestId + 1)];
        var id = 0;
        for (var rest = ReadCount(reader, pieces.Length); rest > 0; rest--)
        {
            id += reader.Read7BitEncodedInt();
            if (id < 0 || id >= pieces.Length)
            {
                throw new InvalidDataException($"a piece has the id {id}, of {pieces.Length}");
            }

            pieces[id++] = reader.ReadString();
        }

        return pieces;
    }

    private static int ReadCount(BinaryReader reader, int most)
    {
        var count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= most ? count : throw new InvalidDataException($"it claims {count} pieces, of at most {most}");
    }
}
