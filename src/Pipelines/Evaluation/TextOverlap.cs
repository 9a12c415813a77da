using NlpMlNet.Models;
using NlpMlNet.Statistics;
using NlpMlNet.Words;

namespace NlpMlNet.Evaluation;

/// <summary>How many of some rows have a text that a model came about with, and what is left without them.</summary>
public sealed record TextOverlap
{
    private const double Unlikely = 0.05;

    /// <summary>Gets the number of rows whose text was learnt from.</summary>
    public required int LearntRows { get; init; }

    /// <summary>Gets the number of rows whose text decided when to stop, and was not learnt from.</summary>
    public required int DecidingRows { get; init; }

    /// <summary>Gets a value indicating whether the errors of the fingerprints explain so many: 5 % of files without any such text would have as many.</summary>
    /// <value><see langword="false"/> where texts were compared themselves.</value>
    public bool MayBeChance { get; init; }

    /// <summary>Gets the metrics of the other rows.</summary>
    /// <value><see langword="null"/>: all rows have such a text, or none has.</value>
    public required ClassificationMetrics? WithoutThem { get; init; }

    /// <summary>Holds rows against the fingerprints of a model.</summary>
    internal static TextOverlap Of(PredictedRows predicted, TrainingTexts texts)
    {
        var learnt = predicted.Rows.Where(row => texts.Learnt.MayContain(row.Text)).ToHashSet();
        var deciding = predicted.Rows.Where(row => !learnt.Contains(row) && texts.Deciding.MayContain(row.Text)).ToHashSet();
        return new TextOverlap
        {
            LearntRows = learnt.Count,
            DecidingRows = deciding.Count,
            MayBeChance = MayBeChanceOf(predicted.Rows, [.. learnt, .. deciding], texts),
            WithoutThem = Without(predicted, [.. learnt, .. deciding]),
        };
    }

    /// <summary>Holds rows against the rows that were learnt from.</summary>
    internal static TextOverlap Of(PredictedRows predicted, IReadOnlySet<string> learntKeys)
    {
        var learnt = predicted.Rows.Where(row => learntKeys.Contains(TextKey.Of(row.Text))).ToHashSet();
        return new TextOverlap { LearntRows = learnt.Count, DecidingRows = 0, WithoutThem = Without(predicted, learnt) };
    }

    private static ClassificationMetrics? Without(PredictedRows predicted, HashSet<LabelledText> seen) =>
        seen.Count == 0 ? null : predicted.ToMetrics(seen.Contains);

    // Rows with the same text are right or wrong together.
    private static bool MayBeChanceOf(IReadOnlyList<LabelledText> rows, List<LabelledText> seen, TrainingTexts texts)
    {
        var errors = 1 - ((1 - texts.Learnt.ErrorRate) * (1 - texts.Deciding.ErrorRate));
        return seen.Count > 0 && BinomialTail.AtLeast(Distinct(seen), Distinct(rows), errors) >= Unlikely;
    }

    private static int Distinct(IEnumerable<LabelledText> rows) => rows.Select(row => TextKey.Of(row.Text)).Distinct(StringComparer.Ordinal).Count();
}
