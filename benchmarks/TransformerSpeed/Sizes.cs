using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;

namespace NlpMlNet.Benchmarks;

/// <summary>The network and the batch that are measured: MiniLM's sizes, no dropout, full sequences.</summary>
internal static class Sizes
{
    public const int Threads = 2;
    public const int Batch = 32;
    public const int Tokens = 128;
    public const int Classes = 2;

    public static TransformerConfiguration Configuration { get; } = new()
    {
        Family = TransformerFamily.Bert,
        HiddenSize = 384,
        Layers = 6,
        Heads = 12,
        InnerSize = 1536,
        VocabularySize = 30522,
        Positions = 512,
        TokenTypes = 2,
        LayerNormEpsilon = 1e-12f,
        Activation = TransformerActivation.Gelu,
    };

    /// <summary>The network with random weights.</summary>
    public static TransformerNetwork CreateNetwork(TransformerConfiguration configuration)
    {
        var network = new TransformerNetwork(configuration, TransformerHead.Classification, Classes);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        return network;
    }

    /// <summary>Texts of random tokens.</summary>
    public static EncodedText[] CreateTexts()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Batch).Select(_ => new EncodedText([.. Enumerable.Range(0, Tokens).Select(_ => random.Next(1, Configuration.VocabularySize))], null, 0))];
    }
}
