using System.Diagnostics;

namespace NlpMlNet.Benchmarks;

/// <summary>Measures contestants in turns, so that other programs on the machine disturb all alike.</summary>
internal static class Turns
{
    private const int WarmUps = 15;

    // Threads of the one that just ran wait busily for some milliseconds.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a contestant some times for nothing: code is compiled, and the heap grows to what it needs.</summary>
    public static void Warm(Action contestant)
    {
        for (var time = 0; time < WarmUps; time++)
        {
            contestant();
        }
    }

    /// <summary>Runs all contestants in rounds, in one order and then in the other.</summary>
    /// <returns>The seconds of each contestant's rounds.</returns>
    public static double[][] Measure(int rounds, params Action[] contestants)
    {
        var seconds = contestants.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < contestants.Length; turn++)
            {
                var contestant = round % 2 == 0 ? turn : contestants.Length - 1 - turn;
                Thread.Sleep(Rest);
                seconds[contestant][round] = SecondsOf(contestants[contestant]);
            }
        }

        return seconds;
    }

    public static double SecondsOf(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
