using System.Text;
using NlpMlNet.Hosting;

namespace NlpMlNet.Subwords;

/// <summary>From texts to a tokenizer: counts words, chooses characters, learns pieces.</summary>
internal static class SubwordLearning
{
    /// <summary>Learns a tokenizer.</summary>
    /// <exception cref="NlpMlNetException">No text has a word.</exception>
    public static TokenizerDefinition Learn(IEnumerable<string> texts, SubwordLearningOptions options, Cancellation cancellation)
    {
        options.Validate();
        var words = new WordCounts();
        var counting = CountingPipeline(options, words);
        var buffers = new EncodingBuffers();
        List<int> tokens = [];
        var textCount = 0L;
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (text is null)
            {
                throw new ArgumentException($"Text {textCount} (the first is 0) is null; a text may be empty, but not null.", nameof(texts));
            }

            tokens.Clear();
            counting.Encode(text, buffers, tokens);
            textCount++;
        }

        if (words.Count == 0)
        {
            throw new NlpMlNetException(
                $"No subwords can be learnt: none of the {textCount} texts has a word of at most {ModelReader.LongestBertWord} characters. "
                + "Check that these are the texts and that they were loaded.");
        }

        var alphabet = Alphabet.Of(
            words, options.AlphabetSize, options.VocabularySize - options.SpecialTokens.Length, StandsAlone(options));
        return DefinitionOf(WordPieceLearner.Learn(words, alphabet, options, cancellation), options);
    }

    /// <summary>Gives the tokenizer with the special tokens alone.</summary>
    public static SubwordTokenizer NothingLearnt(SubwordLearningOptions options) => new(DefinitionOf(options.SpecialTokens, options));

    // Twice in a row, such a character is two words.
    private static Func<Rune, bool> StandsAlone(SubwordLearningOptions options)
    {
        var words = new WordCounts();
        var counting = CountingPipeline(options, words);
        var buffers = new EncodingBuffers();
        return character =>
        {
            var before = words.Total;
            counting.Encode($"{character}{character}", buffers, []);
            return words.Total - before == 2;
        };
    }

    // The tokenizer that will be, with the counts in place of the model.
    private static SubwordPipeline CountingPipeline(SubwordLearningOptions options, WordCounts words)
    {
        var parts = SubwordPipelineReader.Read(DefinitionOf(options.SpecialTokens, options));
        return new SubwordPipeline(parts.Normalizer, parts.AddedTokens)
        {
            Splitter = parts.Splitter,
            Model = words,
            Template = parts.Template,
            UnknownToken = parts.UnknownToken,
        };
    }

    private static TokenizerDefinition DefinitionOf(IReadOnlyList<string> pieces, SubwordLearningOptions options) =>
        WordPieceDefinition.Of("learnt from texts", new VocabularyData { Pieces = [.. pieces] }, options.WordPiece, added: []);
}
