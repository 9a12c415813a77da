using System.Globalization;

namespace NlpMlNet.Scoring;

public sealed class ScoringMemoryTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void Score_TwentyTimesTheRows_TakesTheSameMemory()
    {
        var few = PeakOf(10_000);
        var many = PeakOf(200_000);

        // The rows themselves, in and out, would take another 190,000 x about 220 bytes = 40 MB.
        Assert.InRange(many - few, long.MinValue, 36 * Megabyte);
        Assert.InRange(many, 0, 400 * Megabyte);
    }

    private long PeakOf(int rows)
    {
        var (exitCode, output) = ScoringProcess.Run("peak", place.MulticlassPath, rows.ToString(CultureInfo.InvariantCulture));
        Assert.True(exitCode == 0, output);
        var figures = output.Split(' ');
        Assert.Equal(rows, int.Parse(figures[0], CultureInfo.InvariantCulture));
        return long.Parse(figures[1], CultureInfo.InvariantCulture);
    }
}
