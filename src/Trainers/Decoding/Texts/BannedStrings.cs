using NlpMlNet.LanguageModels;

namespace NlpMlNet.Decoding;

/// <summary>Bans the tokens that would complete a text that must not be written.</summary>
/// <remarks>
/// For each banned text and each part of it that may be written already, the tokens that begin with the rest are listed once. Tokens that are
/// only a part of a character are decoded in their place, at each step.
/// </remarks>
internal sealed class BannedStrings
{
    private const char Replacement = '\uFFFD';
    private readonly List<(string Written, int[] Tokens)> completions = [];
    private readonly int[] partial;
    private readonly IReadOnlyList<string> strings;
    private readonly int longest;

    public BannedStrings(IReadOnlyList<string> strings, LanguageModelVocabulary vocabulary)
    {
        this.strings = strings;
        longest = strings.Count == 0 ? 0 : strings.Max(text => text.Length);
        string[] texts = strings.Count == 0 ? [] : TextsBehindAnother(vocabulary);
        partial = [.. texts.Index().Where(token => token.Item.Contains(Replacement, StringComparison.Ordinal)).Select(token => token.Index)];
        foreach (var banned in strings)
        {
            completions.Add((string.Empty, [.. Ids(texts, text => text.Contains(banned, StringComparison.Ordinal))]));
            for (var written = 1; written < banned.Length; written++)
            {
                var rest = banned[written..];
                completions.Add((banned[..written], [.. Ids(texts, text => text.StartsWith(rest, StringComparison.Ordinal))]));
            }
        }
    }

    /// <summary>Gets a value indicating whether there are any.</summary>
    public bool Any => strings.Count > 0;

    /// <summary>Bans tokens.</summary>
    /// <param name="scores">The scores, (V).</param>
    /// <param name="text">What is written, of the continuation alone.</param>
    public void Apply(Span<float> scores, ContinuationText text)
    {
        var written = text.Text;
        foreach (var (beginning, tokens) in completions)
        {
            if (written.EndsWith(beginning, StringComparison.Ordinal))
            {
                foreach (var token in tokens)
                {
                    ScoreProcessing.Ban(scores, token);
                }
            }
        }

        foreach (var token in partial)
        {
            var end = string.Concat(written.AsSpan(Math.Max(0, written.Length - longest + 1)), text.Try(token));
            if (strings.Any(banned => end.Contains(banned, StringComparison.Ordinal)))
            {
                ScoreProcessing.Ban(scores, token);
            }
        }
    }

    // A token's text as it is behind another token: a word has the space before it.
    private static string[] TextsBehindAnother(LanguageModelVocabulary vocabulary)
    {
        var ids = Enumerable.Range(0, vocabulary.Count);
        var other = ids.FirstOrDefault(id => vocabulary.Decode([id]) is { Length: > 0 } text && !text.Contains(Replacement, StringComparison.Ordinal));
        var before = vocabulary.Decode([other]);
        return [.. ids.Select(id => vocabulary.Decode([other, id])).Select(pair => pair[pair.AsSpan().CommonPrefixLength(before)..])];
    }

    private static IEnumerable<int> Ids(string[] texts, Func<string, bool> matches) =>
        texts.Index().Where(token => matches(token.Item)).Select(token => token.Index);
}
