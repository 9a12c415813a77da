namespace NlpMlNet.EmbeddingNetworks;

/// <summary>What 8 bits a component instead of 32 cost, measured on the validation rows.</summary>
/// <param name="Rows">Rows measured on; 0 when there were none, and the figures mean nothing then.</param>
/// <param name="Accuracy">Share of rows whose class the model gave before.</param>
/// <param name="QuantizedAccuracy">The same after.</param>
public sealed record Quantization(int Rows, double Accuracy, double QuantizedAccuracy);
