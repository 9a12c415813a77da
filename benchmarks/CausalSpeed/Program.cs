using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NlpMlNet;
using NlpMlNet.Benchmarks;
using NlpMlNet.CausalModels;
using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Subwords;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

// How fast GPT-2's 124M shape reads and writes on two threads, with random weights, and how fast a small one learns:
//   dotnet run -c Release --project benchmarks/CausalSpeed -- write       prefill of 128 tokens and decoding of 64, for one row and eight
//   dotnet run -c Release --project benchmarks/CausalSpeed -- processor   the same on one thread, once, in processor time: on a machine that has other work
//   dotnet run -c Release --project benchmarks/CausalSpeed -- train       4 blocks, 256 wide, a vocabulary of 33,000: whole and sampled loss
const int Threads = 2;
const int PromptLength = 128;
const int Written = 64;
const int Rounds = 5;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
TorchLibrary.EnsureLoaded();
set_num_threads(Threads);
switch (args)
{
    case ["write"]:
        Write(Rounds, Written, Turns.SecondsOf, "");
        return 0;
    case ["processor"]:
        set_num_threads(1);
        Write(1, 8, ProcessorSecondsOf, " of processor time");
        return 0;
    case ["train"]:
        Train(null);
        Train(2048);
        return 0;
    default:
        Console.Error.WriteLine("Usage: CausalSpeed write | processor | train");
        return 2;
}

static CausalNetwork Create(NewCausalNetworkOptions sizes, int vocabulary)
{
    var text = Encoding.UTF8.GetBytes(sizes.Configure(vocabulary, vocabulary - 1, vocabulary - 1));
    var network = new CausalNetwork(CausalConfigurationReader.Read(JsonFile.Parse("config.json", text)));
    InitialWeights.Fill(network.named_parameters(), seed: 1);
    network.eval();
    return network;
}

static double ProcessorSecondsOf(Action action)
{
    using var process = System.Diagnostics.Process.GetCurrentProcess();
    var before = process.TotalProcessorTime;
    action();
    process.Refresh();
    return (process.TotalProcessorTime - before).TotalSeconds;
}

static void Write(int rounds, int written, Func<Action, double> secondsOf, string unit)
{
    using var network = Create(new NewCausalNetworkOptions { HiddenSize = 768, Layers = 12, Heads = 12, Positions = 1024 }, 50257);
    Console.WriteLine($"{network.parameters().Sum(parameter => parameter.numel()) / 1e6:F0} million weights, {get_num_threads()} threads, median of {rounds} rounds");
    foreach (var rows in new[] { 1, 8 })
    {
        var random = new Random(1);
        int[][] prompts = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, PromptLength).Select(_ => random.Next(50257)).ToArray())];
        Run(prompts, 2); // warm
        var times = Enumerable.Range(0, rounds).Select(_ => Run(prompts, written)).ToArray();
        var (read, write) = (Turns.Median(times.Select(time => time.Read)), Turns.Median(times.Select(time => time.Write)));
        Console.WriteLine($"{rows} row(s): prefill {rows * PromptLength / read:F0} tokens/s{unit}, decoding {rows * written / write:F0} tokens/s{unit}");
    }

    (double Read, double Write) Run(int[][] prompts, int count)
    {
        var rows = prompts.Length;
        using var cache = new KeyValueCache(network.Configuration, rows, PromptLength + count, CPU);
        var next = new float[rows * 50257];
        var read = secondsOf(() => Step(prompts));
        return (read, secondsOf(() =>
        {
            for (var i = 0; i < count; i++)
            {
                Step([.. Enumerable.Range(0, rows).Select(row => new[] { System.Numerics.Tensors.TensorPrimitives.IndexOfMax(next.AsSpan(row * 50257, 50257)) })]);
            }
        }));

        void Step(int[][] ids)
        {
            using var scope = NewDisposeScope();
            using var unrecorded = no_grad();
            var hidden = network.Encode(TokenRows.Create([.. ids.Select(row => (ReadOnlyMemory<int>)row)], CPU), cache);
            NextTokens.All(network, hidden.select(1, -1), 50257, next);
        }
    }
}

static void Train(int? sampled)
{
    const int Vocabulary = 33000;
    const int Tokens = 60_000;
    var random = new Random(1);
    var folder = Directory.CreateTempSubdirectory("nlpmlnet-").FullName;
    try
    {
        var words = new JsonObject(Enumerable.Range(0, Vocabulary).Select(id => KeyValuePair.Create($"w{id}", (JsonNode?)id)));
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), $$"""{"added_tokens": [], "normalizer": null, "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null, "model": {"type": "WordLevel", "unk_token": "w0", "vocab": {{words.ToJsonString()}} } }""");
        File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), """{"bos_token": "w1", "eos_token": "w1"}""");
        string[] texts = [.. Enumerable.Range(0, Tokens / 25).Select(_ => string.Join(' ', Enumerable.Range(0, 24).Select(_ => $"w{(int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary - 1))}")))];
        var seconds = new Lastly();
        using var model = new CausalLanguageModelTrainer(new CausalTrainingOptions
        {
            Tokenizer = SubwordTokenizer.Load(folder),
            NewNetwork = new NewCausalNetworkOptions(),
            MaximumEpochs = 1,
            WindowLength = 128,
            SampledTokens = sampled,
            Progress = seconds,
            Device = TransformerDevice.Cpu,
        }).Train(texts);
        Console.WriteLine($"training, loss over {(sampled is null ? "the whole vocabulary" : $"{sampled} sampled tokens")}: {seconds.PerSecond:F0} tokens/s");
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

internal sealed class Lastly : IProgress<NlpMlNet.Progress.TrainingProgress>
{
    public double PerSecond { get; private set; }

    public void Report(NlpMlNet.Progress.TrainingProgress value) => PerSecond = value.RowsPerSecond;
}
