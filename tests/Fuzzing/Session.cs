using System.Diagnostics;

namespace NlpMlNet.Fuzzing;

/// <summary>Runs one reader on changed files in this process, and watches time and memory of each.</summary>
/// <param name="reader">The reader.</param>
/// <param name="folder">Where the files lie; the one that is being read stays there when the process ends.</param>
internal sealed class Session(Reader reader, string folder)
{
    public const int Hung = 3;
    public const int TookTooMuch = 4;

    private const long MostMemory = 1L << 30;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostWaiting = TimeSpan.FromMinutes(1); // on a machine with other load

    private readonly string path = Path.Combine(folder, reader.File);
    private readonly Dictionary<string, string> faults = [];
    private int current;
    private long begun; // when the current file was begun, in ticks of the clock; 0 between two files
    private TimeSpan processorTime;

    /// <summary>Reads changed files until the time or their number is up.</summary>
    /// <param name="first">The seed of the first one.</param>
    /// <param name="count">How many at the most.</param>
    /// <param name="time">How long at the most.</param>
    /// <returns>The exit code: 1 with faults.</returns>
    public int Run(int first, int count, TimeSpan time)
    {
        RequireWholeSeeds();
        new Thread(Watch) { IsBackground = true }.Start();
        var mutator = new Mutator(reader);
        var (total, read) = (Stopwatch.StartNew(), 0);
        for (; read < count && total.Elapsed < time; read++)
        {
            current = first + read;
            TryOne(mutator.Make(current));
        }

        Console.WriteLine($"{reader.Name}: {read} changed files in {total.Elapsed.TotalSeconds:0} s, seeds {first} to {first + read - 1}, {faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>A reader that refuses everything would find nothing.</summary>
    private void RequireWholeSeeds()
    {
        foreach (var seed in reader.Seeds)
        {
            File.WriteAllBytes(path, seed);
            reader.Read(path);
        }
    }

    private void TryOne(byte[] content)
    {
        File.WriteAllBytes(path, content);
        processorTime = Environment.CpuUsage.TotalTime;
        Volatile.Write(ref begun, Stopwatch.GetTimestamp());
        Exception? failure = null;
        try
        {
            reader.Read(path);
        }
        catch (Exception e)
        {
            failure = e;
        }

        Volatile.Write(ref begun, 0);
        if (failure is not null && Verdict.Of(failure, path) is { } fault && faults.TryAdd(Verdict.PlaceOf(failure), fault))
        {
            File.Copy(path, $"{path}.{current}", overwrite: true);
            Console.WriteLine($"{reader.Name}, seed {current}: {fault}\n  {Verdict.PlaceOf(failure)}");
        }
    }

    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(100);
            var since = Volatile.Read(ref begun);
            var elapsed = since == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(since);
            if (elapsed > MostWaiting || (elapsed > MostTime && Environment.CpuUsage.TotalTime - processorTime > MostTime))
            {
                End(Hung, $"has taken {elapsed.TotalSeconds:0} s");
            }

            if (Environment.WorkingSet > MostMemory && HoldsTooMuch())
            {
                End(TookTooMuch, $"takes {Environment.WorkingSet >> 20} MB");
            }
        }
    }

    /// <summary>Tells whether that much is in use, and not only left by earlier files.</summary>
    private static bool HoldsTooMuch()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet > MostMemory;
    }

    private void End(int code, string fault)
    {
        Console.WriteLine($"{reader.Name}, seed {current}: {fault}");
        Environment.Exit(code);
    }
}
