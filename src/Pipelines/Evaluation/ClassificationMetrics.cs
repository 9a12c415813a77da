using NlpMlNet.Hosting;
using NlpMlNet.Statistics;

namespace NlpMlNet.Evaluation;

/// <summary>How well a classifier predicts rows whose class is known.</summary>
public sealed record ClassificationMetrics
{
    /// <summary>Gets the number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Gets how many different texts the rows have; case, white space and invisible characters make no difference.</summary>
    /// <value>0 when the texts were not looked at. Where it is much smaller than <see cref="Rows"/>, the intervals are too narrow: rows with one text are right or wrong together.</value>
    public int DistinctTexts { get; init; }

    /// <summary>Gets how many of the rows have a text that is empty or white space; they are predicted like any other.</summary>
    /// <value>0 when the texts were not checked.</value>
    public int EmptyTexts { get; init; }

    /// <summary>Gets how many of the rows have HTML entities or tags in their text, which the model reads as what they mean.</summary>
    /// <value>0 when the model takes texts as they are (the setting <c>html=false</c> of a training).</value>
    public int HtmlTexts { get; init; }

    /// <summary>Gets what was behind the most tokens that the model reads.</summary>
    /// <value>0 everywhere when the model doesn't count.</value>
    public TextCuts Cuts { get; init; }

    /// <summary>Gets the number of rows that were left out, and are not among <see cref="Rows"/>, since they have no label.</summary>
    /// <value>0.</value>
    public int UnlabelledRows { get; init; }

    /// <summary>Gets the share of the rows whose most probable class is the right one.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Gets the 95 % interval of the accuracy (Wilson, 1927).</summary>
    public required ConfidenceInterval AccuracyInterval { get; init; }

    /// <summary>Gets the unweighted mean of the classes' F1.</summary>
    /// <remarks>Classes that are neither in the data nor among the predictions are left out.</remarks>
    public required double MacroF1 { get; init; }

    /// <summary>Gets the 95 % interval of the macro-F1: see <see cref="Bootstrap.OfMacroF1"/>, with the seed 1.</summary>
    public ConfidenceInterval MacroF1Interval { get; init; }

    /// <summary>Gets the mean over the rows of −ln P(right class), in nats; a probability counts as at least 1e-15.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Gets the accuracy of always answering with the most frequent class: what a model has to beat.</summary>
    public required double MajorityAccuracy { get; init; }

    /// <summary>Gets the macro-F1 of always answering with the most frequent class.</summary>
    /// <remarks>Its F1 is 2s / (1 + s), where s is its share of the rows, and that of the other classes in the data is 0.</remarks>
    public double MajorityMacroF1 { get; init; }

    /// <summary>Gets the figures of each class, in the model's order.</summary>
    public required IReadOnlyList<ClassMetrics> PerClass { get; init; }

    /// <summary>Gets the counts of rows: the outer index is the actual class, the inner one the predicted class.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }
}
