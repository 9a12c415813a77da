using System.Text;
using System.Text.Json.Nodes;

namespace NlpMlNet.Subwords;

/// <summary>A SentencePiece model (.model): a message in Protocol Buffers' format, ModelProto of sentencepiece_model.proto.</summary>
internal static class SentencePieceFile
{
    private const int UnigramType = 1;
    private const int BpeType = 2;

    /// <summary>Reads the file.</summary>
    public static TokenizerDefinition Read(string path, bool addBeginning, bool addEnd)
    {
        var content = ReadModel(FileContent.Read(path), path);
        var vocabulary = new VocabularyData
        {
            Pieces = [.. content.Pieces],
            Scores = [.. content.Scores],
            Kinds = [.. content.Kinds],
        };
        Check(path, content);
        var beginning = addBeginning ? Require(path, content, content.BeginningId, nameof(addBeginning)) : null;
        var end = addEnd ? Require(path, content, content.EndId, nameof(addEnd)) : null;
        var pipeline = new JsonObject { ["post_processor"] = PipelineWriter.Around(beginning, content.BeginningId, end, content.EndId) };
        return new TokenizerDefinition
        {
            Origin = path,
            Pipeline = pipeline.ToJsonString(),
            Vocabulary = vocabulary,
            SentencePiece = new SentencePieceSettings
            {
                IsBpe = content.ModelType == BpeType,
                ByteFallback = content.ByteFallback,
                Spacing = content.Spacing,
                CharacterMap = content.CharacterMap,
            },
            SpecialTokens = new SpecialTokenNames
            {
                Unknown = content.Pieces[content.Kinds.IndexOf(SentencePieceKind.Unknown)],
                BeginningOfText = content.NameOf(content.BeginningId),
                EndOfText = content.NameOf(content.EndId),
                Padding = content.NameOf(content.PaddingId),
            },
        };
    }

    private static SentencePieceContent ReadModel(byte[] bytes, string path)
    {
        var content = new SentencePieceContent();
        var model = new ProtobufReader(bytes, path, 0);
        while (model.Read())
        {
            switch (model.Field)
            {
                case 1:
                    ReadPiece(model.Inner(), content);
                    break;
                case 2:
                    ReadTrainer(model.Inner(), content);
                    break;
                case 3:
                    ReadNormalizer(model.Inner(), content);
                    break;
            }
        }

        return content;
    }

    private static void ReadPiece(ProtobufReader piece, SentencePieceContent content)
    {
        var (text, score, kind) = (string.Empty, 0f, SentencePieceKind.Normal);
        while (piece.Read())
        {
            switch (piece.Field)
            {
                case 1:
                    text = Encoding.UTF8.GetString(piece.Bytes);
                    break;
                case 2:
                    score = piece.Single;
                    break;
                case 3:
                    kind = (SentencePieceKind)piece.Number;
                    break;
            }
        }

        content.Pieces.Add(text);
        content.Scores.Add(score);
        content.Kinds.Add(kind);
    }

    private static void ReadTrainer(ProtobufReader trainer, SentencePieceContent content)
    {
        while (trainer.Read())
        {
            switch (trainer.Field)
            {
                case 3:
                    content.ModelType = (int)trainer.Number;
                    break;
                case 24:
                    content.Spacing = content.Spacing with { WhiteSpaceAsSuffix = trainer.Number != 0 };
                    break;
                case 35:
                    content.ByteFallback = trainer.Number != 0;
                    break;
                case 41:
                    content.BeginningId = (int)trainer.Number;
                    break;
                case 42:
                    content.EndId = (int)trainer.Number;
                    break;
                case 43:
                    content.PaddingId = (int)trainer.Number;
                    break;
            }
        }
    }

    private static void ReadNormalizer(ProtobufReader normalizer, SentencePieceContent content)
    {
        while (normalizer.Read())
        {
            switch (normalizer.Field)
            {
                case 2:
                    content.CharacterMap = normalizer.Bytes.ToArray();
                    break;
                case 3:
                    content.Spacing = content.Spacing with { AddDummyPrefix = normalizer.Number != 0 };
                    break;
                case 4:
                    content.Spacing = content.Spacing with { RemoveExtraWhiteSpace = normalizer.Number != 0 };
                    break;
                case 5:
                    content.Spacing = content.Spacing with { EscapeWhiteSpace = normalizer.Number != 0 };
                    break;
            }
        }
    }

    private static void Check(string path, SentencePieceContent content)
    {
        var problem =
            content.Pieces.Count is 0 or > VocabularyData.LargestId ? $"holds {content.Pieces.Count} pieces"
            : content.ModelType is not (UnigramType or BpeType)
                ? $"is of the type {content.ModelType}; supported are 1 (unigram) and 2 (BPE)"
            : content.Kinds.Count(kind => kind == SentencePieceKind.Unknown) != 1 ? "must hold one piece for what is unknown"
            : content.Kinds.Find(kind => !Enum.IsDefined(kind)) is var kind and not 0 ? $"holds a piece of the unknown kind {(int)kind}"
            : content.Pieces.Contains(string.Empty) ? $"holds an empty piece, with the id {content.Pieces.IndexOf(string.Empty)}"
            : content.Scores.Exists(score => !double.IsFinite(score)) ? "holds a score that is no number"
            : content.Pieces.Distinct(StringComparer.Ordinal).Count() < content.Pieces.Count ? "holds a piece twice"
            : content.CharacterMap.Length > 0 && PrecompiledMap.TryRead(content.CharacterMap) is null
                ? "holds a damaged table of replacements"
            : null;
        if (problem is not null)
        {
            throw new NlpMlNetException($"The SentencePiece model '{path}' {problem}. Check that it is the right file, and get it again.");
        }
    }

    private static string Require(string path, SentencePieceContent content, int id, string option) =>
        content.NameOf(id) ?? throw new ArgumentException(
            $"The SentencePiece model '{path}' has no such token: {option} must be false.", option);
}
