using System.Runtime.InteropServices;
using NlpMlNet.Splits;

namespace NlpMlNet.LanguageModels;

/// <summary>What a sliding-window model learns from: a vocabulary, rows to learn from and rows held out.</summary>
/// <param name="Vocabulary">The vocabulary.</param>
/// <param name="Learning">Rows to learn from.</param>
/// <param name="HeldOut">Rows for validation, if any.</param>
internal sealed record WindowCorpus(LanguageModelVocabulary Vocabulary, WindowRows Learning, WindowRows? HeldOut)
{
    /// <summary>Reads lines.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="lines">Lines to learn from.</param>
    /// <param name="validation">Lines for validation; <see langword="null"/> takes some of <paramref name="lines"/> as the options say.</param>
    /// <exception cref="NlpMlNetException">No line has a token.</exception>
    public static WindowCorpus Read(SlidingWindowTrainingOptions options, IEnumerable<string> lines, IEnumerable<string>? validation)
    {
        var encoder = LineEncoder.Of(options.Tokens, options.Tokenizer);
        var encoded = new EncodedLines();
        foreach (var line in lines)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            encoded.Add(encoder.Encode(line), encoder.End);
        }

        if (encoded.TokenCount == encoded.Count)
        {
            throw new NlpMlNetException("The texts hold no tokens, and a language model needs some: check the column or the file.");
        }

        var vocabulary = encoder.Finish();
        if (validation is not null)
        {
            return new WindowCorpus(vocabulary, encoded.ToRows([.. Enumerable.Range(0, encoded.Count)], vocabulary, options), RowsOf(validation, vocabulary, options));
        }

        var split = Split(encoded, options);
        return new WindowCorpus(
            vocabulary,
            encoded.ToRows(split.Kept, vocabulary, options),
            split.HeldOut.Count == 0 ? null : encoded.ToRows(split.HeldOut, vocabulary, options));
    }

    private static WindowRows RowsOf(IEnumerable<string> lines, LanguageModelVocabulary vocabulary, SlidingWindowTrainingOptions options)
    {
        var encoded = new EncodedLines();
        foreach (var line in lines)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            encoded.Add(vocabulary.Encode(line).Ids, vocabulary.EndId!.Value); // both kinds of vocabularies have one
        }

        return encoded.Count > 0
            ? encoded.ToRows([.. Enumerable.Range(0, encoded.Count)], vocabulary, options)
            : throw new NlpMlNetException("There are no lines for validation. Give some, or none to hold out a share of the others.");
    }

    // Equal lines stay on one side; of a stream, whose order matters, the end is held out.
    private static RowSplit Split(EncodedLines lines, SlidingWindowTrainingOptions options)
    {
        if (options.Unit == TextUnit.Stream)
        {
            var kept = lines.Count - (int)Math.Round(lines.Count * options.ValidationFraction);
            return new RowSplit([.. Enumerable.Range(0, kept)], [.. Enumerable.Range(kept, lines.Count - kept)]);
        }

        var groups = RowGroups.Of([.. Enumerable.Range(0, lines.Count).Select(line => lines[line].Length <= 1 ? null : MemoryMarshal.Cast<int, char>(lines[line]).ToString())]);
        var split = ShuffledSplit.Split(groups, options.ValidationFraction, options.EffectiveSeed);
        return new RowSplit([.. split.Kept.Order()], [.. split.HeldOut.Order()]);
    }
}
