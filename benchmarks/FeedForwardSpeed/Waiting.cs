using System.Diagnostics;
using System.Globalization;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Benchmarks;

/// <summary>Wall time and processor time of trainings whose threads wait for each other many times.</summary>
internal static class Waiting
{
    private static readonly Shape Small = new("25-16-2 batch 32", 20_000, 25, null, 16, 32, 40, 0);
    private static readonly Shape Medium = new("300-64-2 batch 256", 8_192, 300, null, 64, 256, 40, 0);
    private static readonly Shape Large = new("3200-128-2 batch 256", 4_096, 3_200, null, 128, 256, 20, 0);

    /// <summary>Prints a line of wall and processor seconds for each training and number of threads, after one training to warm up.</summary>
    public static void Measure(string wanted, int[] threadCounts)
    {
        Console.WriteLine($"{"training",-26} {"threads",7} {"wall s",8} {"proc. s",8}");
        foreach (var (name, train) in Trainings().Where(training => training.Name.Contains(wanted, StringComparison.Ordinal)))
        {
            foreach (var threads in threadCounts)
            {
                train(threads);
                var (wall, processor) = Time(() => train(threads));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {threads,7} {wall,8:F3} {processor,8:F3}"));
            }
        }
    }

    private static IEnumerable<(string Name, Action<int> Train)> Trainings()
    {
        yield return ("jobs of 8 times 2 us", RunShortJobs);
        foreach (var shape in new[] { Small, Medium, Large })
        {
            var rows = shape.CreateRows();
            yield return (shape.Name, threads => FeedForwardTraining.Train(
                new FeedForwardOptions { HiddenLayers = [shape.Hidden], BatchSize = shape.Batch, MaximumEpochs = shape.Epochs, ValidationFraction = 0, Threads = threads },
                LearningTask.Binary,
                rows));
        }

        string[] texts = [.. CreateTexts()];
        yield return ("word vectors", threads => new WordVectorTrainer(new WordVectorTrainingOptions { Threads = threads }).Train(texts));
    }

    /// <summary>As many as an epoch of small batches has, with as little to do.</summary>
    private static void RunShortJobs(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var job = 0; job < 10_000; job++)
        {
            team.Run(8, static (_, _) => Work(TimeSpan.FromMicroseconds(2)));
        }
    }

    private static void Work(TimeSpan time)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time;)
        {
        }
    }

    /// <summary>Texts of sixty words, drawn by Zipf's law.</summary>
    private static IEnumerable<string> CreateTexts()
    {
        var random = new Random(1);
        return Enumerable.Range(0, 3_000).Select(_ => string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"word{(int)Math.Pow(5000, random.NextDouble())}")));
    }

    private static (double Wall, double Processor) Time(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var (started, before) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        action();
        var wall = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return (wall.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
