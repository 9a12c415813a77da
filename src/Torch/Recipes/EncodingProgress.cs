using System.Globalization;
using NlpMlNet.Progress;

namespace NlpMlNet.Recipes;

/// <summary>Reports how far the vectors of a training's texts are: those of rows held out are computed for the second fit, on all rows.</summary>
/// <param name="progress">Receives the reports.</param>
/// <param name="texts">The number of texts to encode.</param>
internal sealed class EncodingProgress(IProgress<TrainingProgress> progress, int texts)
{
    private readonly Pace pace = new();
    private int done;

    /// <summary>Reports that a batch has been encoded.</summary>
    /// <param name="rows">The number of its texts.</param>
    public void Add(int rows)
    {
        done = Math.Min(done + rows, texts);
        progress.Report(new TrainingProgress(0, 1, double.NaN, null, pace.PerSecond(done), pace.TimeLeft(done, texts))
        {
            PartOfEpoch = (double)done / texts,
            Preparation = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {texts:N0} texts encoded"),
        });
    }
}
