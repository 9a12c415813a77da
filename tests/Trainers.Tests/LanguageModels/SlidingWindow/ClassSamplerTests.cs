using NlpMlNet.LanguageModels;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class ClassSamplerTests
{
    [Fact]
    public void LogInclusion_CountsAndPower_IsThatOfTargetsAndDraws()
    {
        var sampler = new ClassSampler([4, -1, 1, 0], power: 0.5);

        // Shares p of the 5 targets: 0.8, 0, 0.2, 0. Chances q with sqrt(4) : sqrt(1) : sqrt(1): 0.5, 0, 0.25, 0.25 (what never occurs counts as once).
        // Batch of 3 rows, 2 draws: pi = 1 - (1 - p)^2 (1 - q)^2.
        Assert.Equal(Math.Log(1 - (0.2 * 0.2 * 0.5 * 0.5)), sampler.LogInclusion(0, rows: 3, draws: 2), 1e-6); // ln 0.99
        Assert.Equal(Math.Log(1 - (0.8 * 0.8 * 0.75 * 0.75)), sampler.LogInclusion(2, rows: 3, draws: 2), 1e-6); // ln 0.64
        Assert.Equal(Math.Log(1 - (0.75 * 0.75)), sampler.LogInclusion(3, rows: 3, draws: 2), 1e-6); // ln 0.4375
    }

    [Fact]
    public void Draw_ManyTimes_FollowsTheChances()
    {
        var sampler = new ClassSampler([4, -1, 1, 0], power: 0.5);
        var random = new RandomStream(1, 1);
        var counts = new int[4];
        for (var i = 0; i < 40_000; i++)
        {
            counts[sampler.Draw(ref random)]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 19_600, 20_400);
        Assert.InRange(counts[2], 9_600, 10_400);
        Assert.InRange(counts[3], 9_600, 10_400);
    }
}
