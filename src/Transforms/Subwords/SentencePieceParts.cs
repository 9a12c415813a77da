namespace NlpMlNet.Subwords;

/// <summary>Makes SentencePiece's own normalizer and model of a definition that comes from a .model file.</summary>
internal static class SentencePieceParts
{
    // What SentencePiece starts from when it looks for the highest score: C's FLT_MIN, a hair above 0.
    private const float SmallestNormal = 1.17549435e-38f;

    public static SentencePieceNormalizer? Normalizer(TokenizerDefinition definition) => definition.SentencePiece is not { } settings
        ? null
        : new SentencePieceNormalizer(
            settings.CharacterMap.Length == 0
                ? null
                : PrecompiledMap.TryRead(settings.CharacterMap) ?? throw new InvalidDataException("the table of replacements is damaged"),
            IndexOf(definition, SentencePieceKind.UserDefined),
            settings.Spacing);

    public static ISubwordModel? Model(TokenizerDefinition definition)
    {
        if (definition.SentencePiece is not { } settings)
        {
            return null;
        }

        var vocabulary = definition.Vocabulary;
        var unknownId = Array.IndexOf(vocabulary.Kinds, SentencePieceKind.Unknown);
        var byteIds = settings.ByteFallback ? ByteIds(definition) : null;
        float[] scores = [.. vocabulary.Scores.Select(score => (float)score)];
        if (settings.IsBpe)
        {
            var unused = Enumerable.Range(0, scores.Length).Where(id => vocabulary.Kinds[id] == SentencePieceKind.Unused).ToHashSet();
            var found = IndexOf(definition, SentencePieceKind.Normal, SentencePieceKind.UserDefined, SentencePieceKind.Unused);
            return new SentencePieceBpeModel(found, scores, IndexOf(definition, SentencePieceKind.UserDefined), unused, unknownId, byteIds);
        }

        float[] normal = [.. scores.Where((_, id) => vocabulary.Kinds[id] == SentencePieceKind.Normal)];
        return new UnigramModel(
            IndexOf(definition, SentencePieceKind.Normal, SentencePieceKind.UserDefined),
            WithBonus(vocabulary, scores, normal.Append(SmallestNormal).Max()),
            normal.Append(float.MaxValue).Min(),
            unknownId,
            byteIds,
            keepsSingle: true);
    }

    // A user-defined piece is better than any division of its text: as good as its length in bytes times the best piece, less 0.1, where
    // the best is never below 0; with logarithms of probabilities, -0.1.
    private static double[] WithBonus(VocabularyData vocabulary, float[] scores, float highest) =>
    [
        .. scores.Select((score, id) => vocabulary.Kinds[id] == SentencePieceKind.UserDefined
            ? (ByteCharacters.CountBytes(vocabulary.Pieces[id]) * highest) - 0.1
            : score),
    ];

    private static PieceTrie IndexOf(TokenizerDefinition definition, params SentencePieceKind[] kinds) =>
        PieceIndex.Of(definition.Vocabulary, id => kinds.Contains(definition.Vocabulary.Kinds[id]));

    private static int[] ByteIds(TokenizerDefinition definition)
    {
        var pieces = IndexOf(definition, SentencePieceKind.Byte);
        return
        [
            .. Enumerable.Range(0, 256).Select(value => pieces.Find($"<0x{value:X2}>") is var id and not PieceTrie.None
                ? id
                : throw new NlpMlNetException(
                    $"The SentencePiece model '{definition.Origin}' divides unknown characters into bytes, "
                    + $"but lacks the piece <0x{value:X2}>.")),
        ];
    }
}
