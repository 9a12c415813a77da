using System.Globalization;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class ScoringMemoryTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void Score_TwentyTimesTheRows_TakesTheSameMemory() => AssertFlat(place.MulticlassPath);

    [Fact]
    public void Score_InBatchesTwentyTimesTheRows_TakesTheSameMemory()
    {
        var path = place.PathOf("judge.zip");
        ModelFile.Save(place.Context, path, new LoadedModel(new LengthJudge(place.Context, new(WindowRows: 2048)), place.Training.Schema, null));

        AssertFlat(path);
    }

    private static void AssertFlat(string model)
    {
        var few = PeakOf(model, 10_000);
        var many = PeakOf(model, 200_000);

        // The rows themselves, in and out, would take another 190,000 x about 220 bytes = 40 MB.
        Assert.InRange(many - few, long.MinValue, 36 * Megabyte);
        Assert.InRange(many, 0, 400 * Megabyte);
    }

    private static long PeakOf(string model, int rows)
    {
        var (exitCode, output) = ScoringProcess.Run("peak", model, rows.ToString(CultureInfo.InvariantCulture));
        Assert.True(exitCode == 0, output);
        var figures = output.Split(' ');
        Assert.Equal(rows, int.Parse(figures[0], CultureInfo.InvariantCulture));
        return long.Parse(figures[1], CultureInfo.InvariantCulture);
    }
}
