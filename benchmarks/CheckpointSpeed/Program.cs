using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NlpMlNet.Checkpoints;

// Seconds to load the weights of a checkpoint into memory of one's own, and to read the bytes of its file, in turns:
//   dotnet run -c Release --project benchmarks/CheckpointSpeed
// The checkpoint is made here: BERT with random weights, 250 MB. The first turn warms the file cache and does not count.
// The peak is that of a process of its own that loads once.
const int Turns = 7;
if (args is ["load", var made])
{
    Load(made);
    Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64);
    return;
}

var folder = Directory.CreateTempSubdirectory("checkpoint-speed").FullName;
try
{
    MakeCheckpoint(folder);
    var path = Path.Combine(folder, "model.safetensors");
    var (bytes, loads) = (new List<double>(), new List<double>());
    for (var turn = 0; turn < Turns; turn++)
    {
        bytes.Add(Seconds(() => ReadBytes(path)));
        loads.Add(Seconds(() => Load(folder)));
    }

    var (reading, loading) = (Median(bytes.Skip(1)), Median(loads.Skip(1)));
    var (size, peak) = (new FileInfo(path).Length / 1e6, PeakOfLoading(folder) / 1e6);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"file {size:F1} MB, bytes {reading:F3} s, weights {loading:F3} s, ratio {loading / reading:F2}; peak {peak:F0} MB, ratio {peak / size:F2}"));
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static long PeakOfLoading(string folder)
{
    using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["load", folder]) { RedirectStandardOutput = true })!;
    return long.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
}

// Both read into memory that is not yet mapped, as a program does that loads a model once.
static unsafe void ReadBytes(string path)
{
    using var file = File.OpenHandle(path);
    var length = RandomAccess.GetLength(file);
    var memory = (byte*)NativeMemory.Alloc((nuint)length);
    for (long at = 0; at < length;)
    {
        at += RandomAccess.Read(file, new Span<byte>(memory + at, (int)Math.Min(length - at, 1 << 26)), at);
    }

    NativeMemory.Free(memory);
}

static unsafe void Load(string folder)
{
    using var checkpoint = TransformerCheckpoint.Load(folder);
    var memory = checkpoint.Placements.Select(placement => (placement, Values: (nint)NativeMemory.Alloc((nuint)placement.Count, sizeof(float)))).ToList();
    foreach (var (placement, values) in memory)
    {
        checkpoint.Read(placement, new Span<float>((void*)values, (int)placement.Count));
    }

    memory.ForEach(entry => NativeMemory.Free((void*)entry.Values));
}

static void MakeCheckpoint(string folder)
{
    var configuration = new TransformerConfiguration
    {
        Family = TransformerFamily.Bert,
        HiddenSize = 512,
        Layers = 15,
        Heads = 8,
        InnerSize = 2048,
        VocabularySize = 30522,
        Positions = 512,
        TokenTypes = 2,
        LayerNormEpsilon = 1e-12f,
        Activation = TransformerActivation.Gelu,
    };
    var random = new Random(1);
    var lengths = Layout.Of(configuration, TransformerHead.None, 0).All
        .GroupBy(tensor => tensor.Parameter)
        .ToDictionary(parts => parts.Key, parts => (int)parts.Sum(part => TensorShape.Count(part.Shape)));
    CheckpointWriter.Write(folder, configuration, TransformerHead.None, [], name =>
    {
        var values = new float[lengths[name]];
        random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    });
    string[] special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
    File.WriteAllLines(
        Path.Combine(folder, "vocab.txt"), [.. special, .. Enumerable.Range(0, 30522 - special.Length).Select(id => $"word{id}")]);
}

static double Seconds(Action action)
{
    var start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt((Turns - 1) / 2);
