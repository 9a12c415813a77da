using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Numerics;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_WorkersAwakeOrAsleep_EveryItemIsDoneOnceBeforeItReturns(int size)
    {
        using var team = new WorkerTeam(size);
        var done = new int[9];

        for (var round = 1; round <= 600; round++)
        {
            if (round % 50 == 0)
            {
                Thread.Sleep(2); // long enough for workers to fall asleep
            }

            Thread.SpinWait(round % 100 * 80); // and for some to be about to
            team.Run(done.Length, (_, item) => done[item]++);

            Assert.All(done, times => Assert.Equal(round, times));
        }
    }

    [Fact]
    public void WorkerTeam_BodyThrows_RunThrowsAndTeamWorksOn()
    {
        using var team = new WorkerTeam(3);
        var done = new int[1000];

        var e = Assert.Throws<InvalidOperationException>(() => team.Run(100, (_, item) => Fail(item)));
        team.Run(1000, (_, item) => done[item]++);

        Assert.Equal("item 42", e.Message);
        Assert.All(done, times => Assert.Equal(1, times));
    }

    private static void Fail(int item)
    {
        if (item == 42)
        {
            throw new InvalidOperationException("item 42");
        }
    }
}
