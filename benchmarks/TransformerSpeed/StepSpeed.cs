using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Benchmarks;

/// <summary>A step of fine-tuning, and how much of its time is spent outside libtorch at most.</summary>
internal static class StepSpeed
{
    private const int Steps = 15;

    public static void Run()
    {
        var texts = Sizes.CreateTexts();
        var step = Seconds(Sizes.Configuration, texts);
        foreach (var seconds in step)
        {
            Console.WriteLine($"step {seconds:F4}");
        }

        // What isn't arithmetic: as many calls, on a network and a text so small that libtorch has next to nothing to compute.
        var tiny = Sizes.Configuration with { HiddenSize = Sizes.Configuration.Heads, InnerSize = Sizes.Configuration.Heads, VocabularySize = 10 };
        var calls = Turns.Median(Seconds(tiny, [new EncodedText([1, 2], null, 0)]));
        var batches = Turns.Median(Enumerable.Range(0, Steps).Select(_ => Turns.SecondsOf(() => CreateBatch(texts))));
        Console.WriteLine($"outside libtorch at most {(calls + batches) * 1000:F1} ms a step, {(calls + batches) / Turns.Median(step):P1}");
    }

    private static double[] Seconds(TransformerConfiguration configuration, EncodedText[] texts)
    {
        var options = new TransformerTextClassificationOptions();
        using var network = Sizes.CreateNetwork(configuration);
        network.train();
        using var loss = new ClassLoss(null, Sizes.Classes, CPU);
        using var step = new GradientStep(network, CPU, loss, options.WeightDecay, options.GradientClipping);
        var rows = new LabelledTexts(texts, [.. texts.Select((_, row) => row % Sizes.Classes)]);
        int[][] batch = [[.. Enumerable.Range(0, texts.Length)]];
        return [.. Enumerable.Range(0, Steps).Select(_ => Turns.SecondsOf(() => step.Move(rows, batch, learningRate: 3e-5)))];
    }

    private static void CreateBatch(EncodedText[] texts)
    {
        using var scope = NewDisposeScope();
        TokenBatch.Create(texts, 0, CPU);
    }
}
