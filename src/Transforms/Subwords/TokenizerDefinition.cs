using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>All that a tokenizer is made of, whichever files it came from: this is what a saved model carries.</summary>
internal sealed record TokenizerDefinition
{
    private const string Signature = "NlpMlNet.Subwords";
    private const int Version = 1;

    /// <summary>The file, for messages.</summary>
    public required string Origin { get; init; }

    /// <summary>
    /// The parts that work on the text, in the form of tokenizer.json: <c>added_tokens</c>, <c>normalizer</c>, <c>pre_tokenizer</c>,
    /// <c>model</c> without vocabulary and merges, <c>post_processor</c>.
    /// </summary>
    public required string Pipeline { get; init; }

    /// <summary>The model's pieces.</summary>
    public required VocabularyData Vocabulary { get; init; }

    /// <summary>SentencePiece's own normalizer and model, which take the place of those in <see cref="Pipeline"/>.</summary>
    public SentencePieceSettings? SentencePiece { get; init; }

    /// <summary>The tokens that play a role, by role; see <see cref="SpecialTokenNames"/>.</summary>
    public SpecialTokenNames SpecialTokens { get; init; } = new();

    /// <summary>The longest sequence that the checkpoint's files name.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>What had to be guessed when the files were read, one sentence each; it is not saved.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Writes all of it, the notes apart.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Signature);
        writer.Write(Version);
        writer.Write(Pipeline);
        Vocabulary.Save(writer);
        writer.Write(SentencePiece is not null);
        SentencePiece?.Save(writer);
        SpecialTokens.Save(writer);
        writer.Write(MaximumLength ?? 0);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TokenizerDefinition Load(BinaryReader reader)
    {
        if (reader.ReadString() != Signature)
        {
            throw new InvalidDataException("no subword tokenizer is where one should be");
        }

        var version = reader.ReadInt32();
        if (version != Version)
        {
            throw new InvalidDataException($"the subword tokenizer has the format {version}, and this program reads format {Version}");
        }

        return new TokenizerDefinition
        {
            Origin = "saved tokenizer",
            Pipeline = reader.ReadString(),
            Vocabulary = VocabularyData.Load(reader),
            SentencePiece = reader.ReadBoolean() ? SentencePieceSettings.Load(reader) : null,
            SpecialTokens = SpecialTokenNames.Load(reader),
            MaximumLength = reader.ReadInt32() is var length and > 0 ? length : null,
        };
    }

    /// <summary>The pipeline, to be read.</summary>
    public JsonPlace ReadPipeline() => JsonPlace.Parse(Origin, Encoding.UTF8.GetBytes(Pipeline));
}
