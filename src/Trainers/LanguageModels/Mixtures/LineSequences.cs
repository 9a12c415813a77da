namespace NlpMlNet.LanguageModels;

/// <summary>Lines as sequences to score, each from its start to its end where the vocabulary has these.</summary>
internal static class LineSequences
{
    public static List<TokenSequence> Of(LanguageModelVocabulary vocabulary, IEnumerable<string> lines)
    {
        int[] start = vocabulary.StartId is { } startId ? [startId] : [];
        int[] end = vocabulary.EndId is { } endId ? [endId] : [];
        return [.. lines.Select(line => new TokenSequence(start, (int[])[.. vocabulary.Encode(line).Ids, .. end]))];
    }
}
