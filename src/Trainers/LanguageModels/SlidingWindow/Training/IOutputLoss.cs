using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>What h is compared with while training: the loss, its derivative by h, and the step of the output weights.</summary>
/// <remarks>Pieces of a phase are independent of each other; a phase begins when the one before it is done.</remarks>
internal interface IOutputLoss
{
    /// <summary>Gets the pieces of <see cref="Prepare"/>.</summary>
    int Preparations { get; }

    /// <summary>Gets the pieces of <see cref="Update"/>.</summary>
    int UpdateUnits { get; }

    /// <summary>Gets the floats of scratch that <see cref="Update"/> needs.</summary>
    int ScratchLength { get; }

    /// <summary>Takes up the targets of a batch.</summary>
    /// <param name="targets">The target of each row.</param>
    /// <param name="random">Whatever is drawn for the batch comes from here.</param>
    void Begin(ReadOnlySpan<int> targets, RandomStream random);

    /// <summary>Fetches what the rows need.</summary>
    void Prepare(int piece);

    /// <summary>The pieces of <see cref="Pass"/>.</summary>
    /// <param name="range">The most rows of a piece, a multiple of 8.</param>
    int PassesOf(int range);

    /// <summary>Computes the loss of some rows and its derivative by h, divided by the rows of the batch.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="range">The most rows of a piece.</param>
    /// <param name="outputs">h, (B, D).</param>
    /// <param name="outputDelta">Receives ∂L/∂h, (B, D).</param>
    /// <param name="losses">Receives the loss of each row.</param>
    void Pass(int piece, int range, PanelMatrix outputs, PanelMatrix outputDelta, Span<float> losses);

    /// <summary>Adds to some rows what other pieces have computed for them.</summary>
    void Complete(int from, int to, PanelMatrix outputDelta, Span<float> losses);

    /// <summary>Computes one piece of the gradient and moves its parameters.</summary>
    /// <returns>The piece's share of the squared gradient norm.</returns>
    double Update(int unit, PanelMatrix outputs, PanelMatrix inputDelta, ParameterUpdate update, FloatBuffer scratch);
}
