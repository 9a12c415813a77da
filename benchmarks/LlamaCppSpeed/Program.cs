using System.Globalization;
using System.Numerics.Tensors;
using LLama;
using LLama.Common;
using LLama.Native;
using NlpMlNet.Benchmarks;

// How fast llama.cpp reads and writes with GPT-2's 124M shape, random weights in 32 bits, on two threads: the peer of
//   dotnet run -c Release --project benchmarks/CausalSpeed -- write
// with the same prompts, rows and rounds. Both in one run: benchmarks/side-by-side.sh writing
const int Threads = 2;
const int PromptLength = 128;
const int Written = 64;
const int Rounds = 5;
const int Vocabulary = 50257;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
NativeLibraryConfig.All.WithLogCallback((_, _) => { });
var path = Path.Combine(Path.GetTempPath(), $"nlpmlnet-gpt2-{Environment.ProcessId}.gguf");
try
{
    GgufFile.WriteGpt2(path, Vocabulary, positions: 1024, width: 768, layers: 12, heads: 12);
    var parameters = new ModelParams(path)
    {
        ContextSize = 8 * 256,
        SeqMax = 8,
        BatchSize = 8 * PromptLength,
        UBatchSize = 8 * PromptLength,
        Threads = Threads,
        BatchThreads = Threads,
        GpuLayerCount = 0,
    };
    using var weights = LLamaWeights.LoadFromFile(parameters);
    using var context = weights.CreateContext(parameters);
    Console.WriteLine($"llama.cpp: {weights.ParameterCount / 1e6:F0} million weights, {Threads} threads, median of {Rounds} rounds");
    foreach (var rows in new[] { 1, 8 })
    {
        var random = new Random(1);
        int[][] prompts = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, PromptLength).Select(_ => random.Next(Vocabulary)).ToArray())];
        Run(context, prompts, 2); // warm
        var times = Enumerable.Range(0, Rounds).Select(_ => Run(context, prompts, Written)).ToArray();
        var (read, write) = (Turns.Median(times.Select(time => time.Read)), Turns.Median(times.Select(time => time.Write)));
        Console.WriteLine($"{rows} row(s): prefill {rows * PromptLength / read:F0} tokens/s, decoding {rows * Written / write:F0} tokens/s");
    }
}
finally
{
    File.Delete(path);
}

static (double Read, double Write) Run(LLamaContext context, int[][] prompts, int count)
{
    context.NativeHandle.MemoryClear();
    var batch = new LLamaBatch();
    int[] places = new int[prompts.Length];
    var read = Turns.SecondsOf(() =>
    {
        for (var row = 0; row < prompts.Length; row++)
        {
            for (var i = 0; i < PromptLength; i++)
            {
                places[row] = batch.Add(prompts[row][i], i, (LLamaSeqId)row, i == PromptLength - 1);
            }
        }

        Decode();
    });
    return (read, Turns.SecondsOf(() =>
    {
        for (var written = 0; written < count; written++)
        {
            int[] next = [.. places.Select(place => TensorPrimitives.IndexOfMax(context.NativeHandle.GetLogitsIth(place)))];
            batch.Clear();
            for (var row = 0; row < next.Length; row++)
            {
                places[row] = batch.Add(next[row], PromptLength + written, (LLamaSeqId)row, true);
            }

            Decode();
        }
    }));

    void Decode()
    {
        if (context.Decode(batch) is not DecodeResult.Ok and var failure)
        {
            throw new InvalidOperationException($"llama.cpp: {failure}");
        }

        _ = context.NativeHandle.GetLogitsIth(places[0])[0]; // waits for what is computed
    }
}
