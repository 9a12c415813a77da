using NlpMlNet.Checkpoints;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Two layers on the first token's vector that give one logit per class.</summary>
/// <remarks>
/// BERT and RoBERTa squeeze the first layer with tanh, DistilBERT with ReLU; RoBERTa drops components before that layer too.
/// The first token stands for the text: it was trained to, or will be.
/// </remarks>
internal sealed class ClassificationHead : nn.Module
{
    private readonly TransformerFamily family;
    private readonly double dropout;
    private readonly Linear dense;
    private readonly Linear? classifier;

    /// <summary>Initializes a new instance of the <see cref="ClassificationHead"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="classes">C; 0 leaves the classifier out, which is BERT's pooler alone.</param>
    public ClassificationHead(TransformerConfiguration configuration, int classes)
        : base(nameof(ClassificationHead))
    {
        family = configuration.Family;
        dropout = configuration.ClassifierDropout;
        dense = new Linear(configuration.HiddenSize, configuration.HiddenSize);
        classifier = classes > 0 ? new Linear(configuration.HiddenSize, classes) : null;
    }

    /// <summary>What the classifier sees of a text.</summary>
    /// <param name="hidden">The tokens' last vectors, (B, T, D).</param>
    /// <returns>(B, D).</returns>
    public Tensor Pool(Tensor hidden)
    {
        var first = hidden[TensorIndex.Colon, 0]; // (B, D)
        var x = dense.Forward(family == TransformerFamily.Roberta ? Drop(first) : first);
        return family == TransformerFamily.DistilBert ? nn.functional.relu(x) : x.tanh();
    }

    /// <summary>The logits of the classes.</summary>
    /// <param name="pooled">From <see cref="Pool"/>, (B, D).</param>
    /// <returns>(B, C).</returns>
    /// <exception cref="InvalidOperationException">There is no classifier.</exception>
    public Tensor Classify(Tensor pooled) =>
        (classifier ?? throw new InvalidOperationException("The network has no classifier.")).Forward(Drop(pooled));

    private Tensor Drop(Tensor x) => training ? SeededDropout.Apply(x, dropout) : x;
}
