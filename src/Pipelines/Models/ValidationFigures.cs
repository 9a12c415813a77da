namespace NlpMlNet.Models;

/// <summary>The figures on the rows that decided when to stop; a little better than on rows that decided nothing.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Accuracy">The share of right predictions.</param>
/// <param name="MacroF1">The unweighted mean of the classes' F1.</param>
/// <param name="LogLoss">The mean of −ln P(right class), in nats.</param>
public sealed record ValidationFigures(int Rows, double Accuracy, double MacroF1, double LogLoss);
