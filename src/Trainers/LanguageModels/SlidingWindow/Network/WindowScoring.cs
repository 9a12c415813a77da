using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The memory in which one thread takes windows through a network.</summary>
internal sealed class WindowScoring
{
    /// <summary>The most windows at once.</summary>
    public const int LargestBlock = 64;

    private readonly IExactOutputs outputs;
    private readonly WindowEmbedding embedding;
    private readonly DensePass layers;
    private readonly PanelMatrix[] room;

    public WindowScoring(WindowNetwork network, IExactOutputs outputs)
    {
        this.outputs = outputs;
        embedding = new WindowEmbedding(network.Vectors, network.Shape.Padding);
        var hidden = new HiddenUnits(network.Shape.Activation, new Dropout(0, 0), FirstIsHidden: false, network.Norms);
        layers = new DensePass(network.Dense, network.Shape.Widths, hidden, LargestBlock, DensePassPurpose.Predicting);
        room = outputs.RoomFor(LargestBlock);
    }

    /// <summary>Takes a window as the input of a row of the block.</summary>
    public void Take(int row, ReadOnlySpan<int> window) => embedding.Write(window, layers.Inputs, row);

    /// <summary>The log probability of one class for each row.</summary>
    public void Score(ReadOnlySpan<int> classes, Span<float> logProbabilities)
    {
        layers.Forward(0, classes.Length, step: null);
        outputs.Score(layers.Outputs, classes, room, logProbabilities);
    }

    /// <summary>The log probabilities of all classes for each row.</summary>
    public void PredictAll(int rows, Span<float> logProbabilities)
    {
        layers.Forward(0, rows, step: null);
        outputs.PredictAll(layers.Outputs, rows, room, logProbabilities);
    }
}
