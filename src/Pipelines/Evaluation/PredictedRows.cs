using NlpMlNet.Hosting;
using NlpMlNet.Words;

namespace NlpMlNet.Evaluation;

/// <summary>Labelled texts with the model's probabilities.</summary>
/// <param name="Classes">The names of the classes, in the model's order.</param>
/// <param name="Rows">The texts.</param>
/// <param name="Actual">The right class of each.</param>
/// <param name="Probabilities">The probability of each class, row by row.</param>
/// <param name="Cuts">What was behind the most tokens that the model reads.</param>
internal sealed record PredictedRows(
    IReadOnlyList<string> Classes, IReadOnlyList<LabelledText> Rows, int[] Actual, float[][] Probabilities, TextCuts Cuts)
{
    /// <summary>Computes the metrics of all rows.</summary>
    public ClassificationMetrics ToMetrics() => Tally(_ => true) with { Cuts = Cuts };

    /// <summary>Computes the metrics of the rows that weren't seen; <see langword="null"/> when all were.</summary>
    public ClassificationMetrics? ToMetrics(Predicate<LabelledText> wasSeen) =>
        Rows.All(row => wasSeen(row)) ? null : Tally(row => !wasSeen(row));

    /// <summary>Lists the rows whose most probable class is a wrong one, that of which the model was surest first.</summary>
    public IReadOnlyList<WrongRow> WrongRows() =>
    [
        .. Enumerable.Range(0, Rows.Count)
            .Select(row => (Row: row, Predicted: ClassificationTally.LargestOf(Probabilities[row])))
            .Where(answer => answer.Predicted != Actual[answer.Row])
            .Select(answer => new WrongRow(
                Rows[answer.Row].Row, Rows[answer.Row].Text, Classes[Actual[answer.Row]], Classes[answer.Predicted], Probabilities[answer.Row][answer.Predicted]))
            .OrderByDescending(wrong => wrong.Probability),
    ];

    private ClassificationMetrics Tally(Predicate<LabelledText> isWanted)
    {
        var tally = new ClassificationTally(Classes);
        var (texts, emptyTexts) = (new HashSet<string>(StringComparer.Ordinal), 0);
        for (var row = 0; row < Rows.Count; row++)
        {
            if (isWanted(Rows[row]))
            {
                tally.Add(Actual[row], Probabilities[row]);
                texts.Add(TextKey.Of(Rows[row].Text));
                emptyTexts += Rows[row].IsEmpty ? 1 : 0;
            }
        }

        return tally.ToMetrics() with { DistinctTexts = texts.Count, EmptyTexts = emptyTexts };
    }
}
