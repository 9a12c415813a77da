using NlpMlNet.Evaluation;

namespace NlpMlNet.Models;

/// <summary>The figures on the rows that decided when to stop; a little better than on rows that decided nothing.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Accuracy">The share of right predictions.</param>
/// <param name="MacroF1">The unweighted mean of the classes' F1.</param>
/// <param name="LogLoss">The mean of −ln P(right class), in nats.</param>
public sealed record ValidationFigures(int Rows, double Accuracy, double MacroF1, double LogLoss)
{
    /// <summary>Takes the figures that a model file keeps.</summary>
    /// <param name="metrics">All metrics.</param>
    /// <returns>The figures.</returns>
    public static ValidationFigures Of(ClassificationMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new ValidationFigures(metrics.Rows, metrics.Accuracy, metrics.MacroF1, metrics.LogLoss);
    }
}
