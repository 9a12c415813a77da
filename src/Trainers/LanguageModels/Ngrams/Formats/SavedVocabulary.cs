using NlpMlNet.Subwords;
using NlpMlNet.Tokens;

namespace NlpMlNet.LanguageModels;

/// <summary>A vocabulary as bytes.</summary>
internal static class SavedVocabulary
{
    /// <exception cref="NotSupportedException">The vocabulary is of another kind.</exception>
    public static void Save(LanguageModelVocabulary vocabulary, BinaryWriter writer)
    {
        switch (vocabulary)
        {
            case TextVocabulary text:
                writer.Write((byte)text.Kind);
                writer.Write(text.IsUnknownLearnt);
                writer.Write7BitEncodedInt(text.Count);
                for (var id = 0; id < text.Count; id++)
                {
                    TokenBytes.Write(writer, text.SpanAt(id));
                }

                break;
            case SubwordVocabulary subwords:
                writer.Write((byte)TokenKind.Subwords);
                subwords.Tokenizer.Save(writer);
                break;
            default:
                throw new NotSupportedException($"A vocabulary of the type {vocabulary.GetType().Name} can't be saved.");
        }
    }

    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static LanguageModelVocabulary Load(BinaryReader reader)
    {
        var kind = (TokenKind)reader.ReadByte();
        return kind switch
        {
            TokenKind.Words or TokenKind.WhiteSpace => LoadText(reader, kind),
            TokenKind.Subwords => new SubwordVocabulary(SubwordTokenizer.Load(reader)),
            _ => throw new InvalidDataException($"there is no kind of tokens with the number {(int)kind}"),
        };
    }

    private static TextVocabulary LoadText(BinaryReader reader, TokenKind kind)
    {
        var isUnknownLearnt = reader.ReadBoolean();
        var count = reader.Read7BitEncodedInt();
        var table = new TextTable();
        for (var id = 0; id < count; id++)
        {
            var token = TokenBytes.Read(reader);
            if (table.FindOrAdd(token, TextHash.Of(token)) != id)
            {
                throw new InvalidDataException($"the token '{token}' is there twice");
            }
        }

        return count >= GrowingVocabulary.SpecialCount
            ? new TextVocabulary(table, kind, isUnknownLearnt)
            : throw new InvalidDataException($"the vocabulary has {count} tokens, and its special ones alone are {GrowingVocabulary.SpecialCount}");
    }
}
