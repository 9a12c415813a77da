using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>The network's first layer, which alone knows the form of the data: dense, sparse, or tokens.</summary>
/// <remarks>
/// A batch passes as: <see cref="Begin"/> once; <see cref="Forward"/> and, when training, <see cref="Backward"/> for
/// ranges of rows, several at a time; <see cref="Update"/> for every unit, several at a time. Ranges begin at multiples
/// of 8. A unit owns its parameters, so that neither locks nor reductions over threads are needed.
/// </remarks>
internal interface IInputLayer
{
    /// <summary>Gets the number of outputs: the first hidden layer's units.</summary>
    int Outputs { get; }

    /// <summary>Gets a value indicating whether the outputs are sums of hidden units, to be activated; otherwise they are passed on as they are.</summary>
    bool FeedsHiddenUnits { get; }

    /// <summary>Gets the number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>Gets the number of independent pieces of the update, known after <see cref="Begin"/>.</summary>
    int UpdateUnits { get; }

    /// <summary>A layer with the same parameters and a batch of its own, for a worker that doesn't wait for others.</summary>
    /// <param name="number">The worker's number.</param>
    /// <exception cref="NotSupportedException">The layer can't be trained in this way.</exception>
    IInputLayer Share(int number) => throw new NotSupportedException($"{GetType().Name} is not trained by workers that don't wait for each other.");

    /// <summary>Takes up a batch.</summary>
    void Begin(Batch batch, bool training);

    /// <summary>Computes the weighted sums of some rows.</summary>
    void Forward(Batch batch, int fromRow, int toRow, PanelMatrix sums);

    /// <summary>Takes the delta of some rows further back, where something trainable lies before the weights.</summary>
    void Backward(Batch batch, int fromRow, int toRow, PanelMatrix delta);

    /// <summary>Computes one piece of the gradient and moves its parameters.</summary>
    /// <param name="unit">The piece, below <see cref="UpdateUnits"/>.</param>
    /// <param name="rows">Rows in the batch.</param>
    /// <param name="delta">The loss's derivative by this layer's sums.</param>
    /// <param name="update">Optimizer and penalty.</param>
    /// <param name="scratch">Room for the gradient, <see cref="ScratchLength"/> floats.</param>
    /// <returns>The piece's share of the squared gradient norm.</returns>
    double Update(int unit, int rows, PanelMatrix delta, ParameterUpdate update, FloatBuffer scratch);

    /// <summary>Gets the floats of scratch that one unit needs.</summary>
    int ScratchLength { get; }

    /// <summary>Gets an estimate of the floating-point operations per row of training, for choosing the number of threads.</summary>
    double OperationsPerRow { get; }

    /// <summary>Draws the first weights.</summary>
    void Initialize(ref RandomStream random, Activation activation);

    /// <summary>Copies the parameters in canonical order: weights by input and output, then biases.</summary>
    void CopyTo(Span<float> parameters);

    /// <summary>Takes parameters in canonical order.</summary>
    void CopyFrom(ReadOnlySpan<float> parameters);
}
