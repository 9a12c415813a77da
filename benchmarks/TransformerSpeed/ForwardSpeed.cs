using Microsoft.ML.OnnxRuntime;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Benchmarks;

/// <summary>The forward pass here and in ONNX Runtime, on the same batch and weights; one of them a process, as both keep threads waiting busily.</summary>
internal static class ForwardSpeed
{
    private const int Rounds = 21;
    private const float Tolerance = 1e-3f;

    /// <summary>Measures one of them.</summary>
    /// <param name="peer">The operators of ONNX Runtime's graph; null for this project.</param>
    public static void Run(OnnxOperators? peer)
    {
        using var network = Sizes.CreateNetwork(Sizes.Configuration);
        network.eval();
        var texts = Sizes.CreateTexts();
        if (peer is not { } operators)
        {
            Measure("NlpMlNet", () => Score(network, texts, (network, batch) => network.Encode(batch).select(1, 0)));
            return;
        }

        using var session = Open(network, operators);
        long[] ids = [.. texts.SelectMany(text => text.Ids).Select(id => (long)id)];
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [Sizes.Batch, Sizes.Tokens]);
        Compare(Score(network, texts, (network, batch) => network.Encode(batch).flatten(1)), Run(session, input, states => states.GetTensorDataAsSpan<float>().ToArray()));
        Measure($"ONNX Runtime, {operators}", () => Run(session, input, _ => 0));
    }

    private static void Measure(string name, Action pass)
    {
        Turns.Warm(pass);
        var seconds = Turns.Measure(Rounds, pass)[0];
        var median = Turns.Median(seconds);
        Console.WriteLine($"{name,-34} {median * 1000,6:F0} ms, best {seconds.Min() * 1000,6:F0} ms, {Sizes.Batch / median,6:F1} texts/s");
    }

    private static void Compare(float[][] own, float[] peer)
    {
        var difference = own.SelectMany(text => text).Zip(peer, (a, b) => MathF.Abs(a - b)).Max();
        if (!(difference <= Tolerance))
        {
            throw new InvalidOperationException($"The hidden states differ by {difference}.");
        }
    }

    private static float[][] Score(TransformerNetwork network, EncodedText[] texts, Func<TransformerNetwork, TokenBatch, Tensor> head) =>
        new TransformerScorer(network, CPU, Sizes.Batch).Score(texts, head);

    // The hidden states stay in ONNX Runtime's memory, unless they are read.
    private static T Run<T>(InferenceSession session, OrtValue ids, Func<OrtValue, T> read)
    {
        using var options = new RunOptions();
        using var outputs = session.Run(options, session.InputNames, [ids], session.OutputNames);
        return read(outputs[0]);
    }

    private static InferenceSession Open(TransformerNetwork network, OnnxOperators operators)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = Sizes.Threads,
            InterOpNumThreads = 1,
        };
        return new InferenceSession(OnnxBert.Build(network, operators), options);
    }
}
