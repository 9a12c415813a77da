using System.Text;

namespace NlpMlNet.LanguageModels;

/// <summary>Measures how well a language model predicts a text, line by line.</summary>
/// <remarks>For one thread at a time. Lines are scored in batches, so that models that compute faster in these do.</remarks>
public sealed class PerplexityMeter
{
    private const int BatchLines = 64;
    private const int LongestContext = 1024;

    private readonly LanguageModel model;
    private readonly PerplexityConvention convention;
    private readonly List<TokenSequence> batch = new(BatchLines);
    private readonly List<int[]> unknownOfBatch = new(BatchLines);
    private readonly int[] start;
    private int[] context;
    private double logProbability;
    private long tokens;
    private long words;
    private long bytes;
    private long lines;
    private long unknown;

    /// <summary>Initializes a new instance of the <see cref="PerplexityMeter"/> class.</summary>
    /// <param name="model">The model.</param>
    /// <param name="convention">How to count; <see langword="null"/> for the defaults.</param>
    /// <exception cref="NlpMlNetException">Line ends are to be counted, and the model has no token for them.</exception>
    public PerplexityMeter(LanguageModel model, PerplexityConvention? convention = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        this.convention = convention ?? new PerplexityConvention();
        if (this.convention.CountEnd && model.Vocabulary.EndId is null)
        {
            throw new NlpMlNetException($"The ends of lines are to be counted, but the model has no token for them. Set {nameof(PerplexityConvention.CountEnd)} to false.");
        }

        start = model.Vocabulary.StartId is { } id ? [id] : [];
        context = start;
    }

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line, without the characters that end it.</param>
    /// <exception cref="NlpMlNetException">It has an unknown token, and the convention refuses these.</exception>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var encoded = model.Vocabulary.Encode(line);
        if (encoded.Ids.Length == 0 && !convention.KeepEmptyLines)
        {
            return;
        }

        lines++;
        unknown += encoded.Unknown.Length;
        RefuseUnknown(encoded);
        words += CountWords(line) + (convention.CountEnd ? 1 : 0);
        bytes += Encoding.UTF8.GetByteCount(line) + (convention.CountEnd ? 1 : 0);
        unknownOfBatch.Add(encoded.Unknown);
        Enqueue(convention.CountEnd ? [.. encoded.Ids, model.Vocabulary.EndId!.Value] : encoded.Ids); // the constructor has refused null
    }

    /// <summary>Computes the perplexity of the lines so far; more may follow.</summary>
    /// <returns>The perplexity.</returns>
    public Perplexity Measure()
    {
        Flush();
        return new Perplexity(convention, VocabularyIdentity.Of(model.Vocabulary), logProbability, tokens, words, bytes, lines, unknown);
    }

    private static int CountWords(string line)
    {
        var (count, inside) = (0, false);
        foreach (var character in line)
        {
            var isSpace = char.IsWhiteSpace(character);
            count += !isSpace && !inside ? 1 : 0;
            inside = !isSpace;
        }

        return count;
    }

    private void RefuseUnknown(EncodedText encoded)
    {
        if (convention.Unknown == UnknownTokens.Refused && encoded.Unknown.Length > 0)
        {
            throw new NlpMlNetException(
                $"Line {lines}: the model doesn't know '{encoded.TokenAt(encoded.Unknown[0], model.Vocabulary)}', and unknown tokens are refused. Count them or leave them out ({nameof(PerplexityConvention.Unknown)}).");
        }
    }

    private void Enqueue(int[] ids)
    {
        batch.Add(new TokenSequence(context, ids));
        if (convention.Unit == TextUnit.Stream)
        {
            var length = Math.Min(model.MaximumContext ?? LongestContext, LongestContext);
            context = [.. context.Concat(ids).TakeLast(length)];
        }

        if (batch.Count == BatchLines)
        {
            Flush();
        }
    }

    private void Flush()
    {
        var scores = model.ScoreBatch(batch);
        for (var line = 0; line < scores.Length; line++)
        {
            Count(scores[line], unknownOfBatch[line]);
        }

        batch.Clear();
        unknownOfBatch.Clear();
    }

    private void Count(float[] scores, int[] unknownTokens)
    {
        foreach (var score in scores)
        {
            logProbability += score;
        }

        tokens += scores.Length;
        if (convention.Unknown == UnknownTokens.LeftOut)
        {
            tokens -= unknownTokens.Length;
            logProbability -= unknownTokens.Sum(index => (double)scores[index]);
        }
    }
}
