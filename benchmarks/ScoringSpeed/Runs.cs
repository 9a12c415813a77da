using System.Diagnostics;
using Microsoft.ML;
using NlpMlNet.Scoring;

namespace NlpMlNet.Benchmarks;

/// <summary>The ways to score a file, each run in a process of its own.</summary>
internal static class Runs
{
    /// <summary>Scores a file some times with ML.NET alone: its loader, its cursor, its saver.</summary>
    public static Measurement MlNet(string modelPath, string input, string output, int times)
    {
        var context = new MLContext(seed: 1);
        var model = context.Model.Load(modelPath, out _);
        return Measurement.Of(times, () =>
        {
            var columns = context.Transforms.SelectColumns("Id", "Text", "Label", "PredictedLabel", "Score");
            var scored = model.Transform(Models.Load(context, input));
            using var stream = File.Create(output);
            context.Data.SaveAsText(columns.Fit(scored).Transform(scored), stream, separatorChar: ',', schema: false);
        });
    }

    /// <summary>Scores a file some times in batches.</summary>
    public static Measurement Batches(string modelPath, string input, string output, int times, int threads)
    {
        var scorer = BatchScorer.Load(new MLContext(seed: 1), modelPath);
        return Measurement.Of(times, () => scorer.Score(new BatchScoringOptions { InputPath = input, OutputPath = output, Threads = threads }));
    }

    /// <summary>Scores rows that are made while they are read, and forgets the result.</summary>
    public static Measurement Stream(string modelPath, int rows)
    {
        var scorer = BatchScorer.Load(new MLContext(seed: 1), modelPath);
        using var input = new SampleRows(rows);
        return Measurement.Of(1, () => scorer.Score(new BatchScoringOptions { Input = input, Output = System.IO.Stream.Null }));
    }
}

/// <summary>What a process measured of itself.</summary>
/// <param name="First">The seconds of the first run, in which code is still compiled.</param>
/// <param name="Best">The seconds of the fastest run.</param>
/// <param name="BestProcessor">The seconds of processor time, of all threads, of the run that took the least: nearly the same on a busy machine.</param>
/// <param name="PeakBytes">The peak of the process's memory.</param>
internal sealed record Measurement(double First, double Best, double BestProcessor, long PeakBytes)
{
    public static Measurement Of(int times, Action run)
    {
        using var self = Process.GetCurrentProcess();
        var seconds = new double[times];
        var processor = new double[times];
        for (var i = 0; i < times; i++)
        {
            self.Refresh();
            var before = self.TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            run();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            self.Refresh();
            processor[i] = (self.TotalProcessorTime - before).TotalSeconds;
        }

        return new Measurement(seconds[0], seconds.Min(), processor.Min(), self.PeakWorkingSet64);
    }
}
