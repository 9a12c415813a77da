using NlpMlNet.LanguageModels;
using NlpMlNet.Statistics;

namespace NlpMlNet.Evaluation;

/// <summary>Which of two language models explains documents better: the ratio of their perplexities, with an interval over documents.</summary>
/// <param name="First">The perplexity of the first model.</param>
/// <param name="Second">That of the second one, by the same convention.</param>
/// <param name="Documents">The number of documents.</param>
/// <param name="Ratio">The first divided by the second: below 1 where the first model predicts the documents better.</param>
/// <param name="Interval">Its 95 % interval by the percentile bootstrap over documents: whether other documents of the kind would say the same.</param>
public sealed record LanguageModelComparison(Perplexity First, Perplexity Second, int Documents, double Ratio, ConfidenceInterval Interval)
{
    /// <summary>Compares two models.</summary>
    /// <param name="first">A model.</param>
    /// <param name="second">Another one.</param>
    /// <param name="documents">Documents that neither was trained on, each a line of its own; those without anything to count are left out.</param>
    /// <param name="convention">How to count; <see langword="null"/> for the defaults.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="NlpMlNetException">The perplexities can't be compared (see <see cref="Perplexity.RatioTo"/>), or there is nothing to count.</exception>
    /// <remarks>
    /// ln ratio = sum over documents of log P2 / N2 - sum of log P1 / N1, with the convention's denominators N. Documents are drawn, not
    /// tokens: the tokens of a document are no independent observations.
    /// </remarks>
    public static LanguageModelComparison Of(
        LanguageModel first, LanguageModel second, IEnumerable<string> documents, PerplexityConvention? convention = null, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(documents);
        var pairs = documents.Select(document => (First: Measure(first, document, convention), Second: Measure(second, document, convention)))
            .Where(pair => pair.First.TokenCount > 0 && pair.Second.TokenCount > 0).ToList();
        if (pairs.Count == 0)
        {
            throw new NlpMlNetException("There is no document with anything to count, so that the models can't be compared. Check the file and the column.");
        }

        var (sumOfFirst, sumOfSecond) = (Add(pairs.ConvertAll(pair => pair.First)), Add(pairs.ConvertAll(pair => pair.Second)));
        var ratio = sumOfFirst.RatioTo(sumOfSecond);
        double[][] parts = [.. pairs.Select(pair => (double[])[pair.First.LogProbability, CountOf(pair.First), pair.Second.LogProbability, CountOf(pair.Second)])];
        return new LanguageModelComparison(sumOfFirst, sumOfSecond, pairs.Count, ratio, Bootstrap.Of(pairs.Count, seed, drawn => RatioOf(parts, drawn)));
    }

    private static Perplexity Measure(LanguageModel model, string document, PerplexityConvention? convention)
    {
        var meter = new PerplexityMeter(model, convention);
        meter.Add(document);
        return meter.Measure();
    }

    private static Perplexity Add(List<Perplexity> parts) => parts[0] with
    {
        LogProbability = parts.Sum(part => part.LogProbability),
        TokenCount = parts.Sum(part => part.TokenCount),
        WordCount = parts.Sum(part => part.WordCount),
        ByteCount = parts.Sum(part => part.ByteCount),
        LineCount = parts.Sum(part => part.LineCount),
        UnknownCount = parts.Sum(part => part.UnknownCount),
    };

    private static double CountOf(Perplexity part) => part.Convention.Denominator switch
    {
        PerplexityDenominator.Token => part.TokenCount,
        PerplexityDenominator.Word => part.WordCount,
        _ => part.ByteCount,
    };

    private static double RatioOf(double[][] parts, int[] drawn)
    {
        var (firstLog, firstCount, secondLog, secondCount) = (0.0, 0.0, 0.0, 0.0);
        foreach (var index in drawn)
        {
            var part = parts[index];
            (firstLog, firstCount) = (firstLog + part[0], firstCount + part[1]);
            (secondLog, secondCount) = (secondLog + part[2], secondCount + part[3]);
        }

        return Math.Exp((secondLog / secondCount) - (firstLog / firstCount));
    }
}
