namespace NlpMlNet.Networks;

/// <summary>Checked rows, ready to be learnt from.</summary>
/// <param name="Head">Output units and loss.</param>
/// <param name="Learning">The rows to learn from.</param>
/// <param name="HeldOut">The rows for validation, if any.</param>
/// <param name="Capacity">The most rows that go through the network at once.</param>
internal sealed record PreparedTraining(OutputHead Head, WeightedRows Learning, WeightedRows? HeldOut, int Capacity);
