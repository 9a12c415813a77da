using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The probabilities of a trained network over all classes; for many threads at once.</summary>
internal interface IExactOutputs
{
    /// <summary>Makes room for some rows, for one thread.</summary>
    PanelMatrix[] RoomFor(int rows);

    /// <summary>Computes the log probability of one class for each row.</summary>
    /// <param name="hidden">h, (rows, D).</param>
    /// <param name="classes">The class of each row.</param>
    /// <param name="room">Room for as many rows.</param>
    /// <param name="logProbabilities">Receives ln P, (rows).</param>
    void Score(PanelMatrix hidden, ReadOnlySpan<int> classes, PanelMatrix[] room, Span<float> logProbabilities);

    /// <summary>Computes the log probabilities of all classes for each row.</summary>
    /// <param name="hidden">h, (rows, D).</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="room">Room for as many rows.</param>
    /// <param name="logProbabilities">Receives ln P, (rows, V).</param>
    void PredictAll(PanelMatrix hidden, int rows, PanelMatrix[] room, Span<float> logProbabilities);
}
