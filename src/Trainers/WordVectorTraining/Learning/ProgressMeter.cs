using System.Diagnostics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Counts what has been worked through and tells about it, a hundred times in all.</summary>
internal sealed class ProgressMeter(long idsPerEpoch, int epochs, IProgress<WordVectorProgress>? listener)
{
    private const int Reports = 100;

    private readonly long started = Stopwatch.GetTimestamp();
    private long done;
    private long nextReport = idsPerEpoch * epochs / Reports;
    private double loss;
    private long pairs;

    /// <summary>Gets the share of all work that is done.</summary>
    public double Share => Volatile.Read(ref done) / (double)Total;

    private long Total => idsPerEpoch * epochs;

    /// <summary>Counts a chunk.</summary>
    public void Count(int ids, ChunkStep step)
    {
        loss += step.Loss;
        pairs += step.MeasuredPairs;
        Volatile.Write(ref done, done + ids);
    }

    /// <summary>Tells how far it is, if it is time to.</summary>
    public void Report()
    {
        if (listener is null || (done < nextReport && done < Total))
        {
            return;
        }

        nextReport = done + (Total / Reports);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        listener.Report(new WordVectorProgress(
            (int)Math.Min(epochs, (done / idsPerEpoch) + 1),
            epochs,
            Share,
            loss / pairs,
            done / seconds,
            TimeSpan.FromSeconds(seconds * (Total - done) / done)));
        (loss, pairs) = (0, 0);
    }
}
