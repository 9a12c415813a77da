using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Numerics;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(40)] // more than most machines have cores
    public void Run_RandomPausesBetweenJobs_EveryItemIsDoneOnceBeforeItReturns(int size)
    {
        var random = new Random(size);
        using var team = new WorkerTeam(size);
        var (done, expected) = (new int[30], new int[30]);

        for (var round = 0; round < 10_000; round++)
        {
            Pause(random);
            var items = random.Next(done.Length + 1);
            team.Run(items, (_, item) => done[item]++);
            for (var item = 0; item < items; item++)
            {
                expected[item]++;
            }

            Assert.True(expected.AsSpan().SequenceEqual(done), $"After round {round} with {items} items: {string.Join(' ', done)}.");
        }
    }

    [Fact]
    public void Run_WorkersParked_WakesThem()
    {
        using var team = new WorkerTeam(3);
        for (var round = 0; round < 100; round++)
        {
            SpinWait.SpinUntil(() => team.Parked == 2);
            using var together = new Barrier(3);

            team.Run(3, (_, _) => together.SignalAndWait()); // ends when three threads have begun

            Assert.Equal(1, together.CurrentPhaseNumber);
        }
    }

    [Fact]
    public void Run_FewerItemsThanWorkers_LeavesTheOthersParked()
    {
        using var team = new WorkerTeam(20);
        SpinWait.SpinUntil(() => team.Parked == 19);
        var parked = 0;
        using var together = new Barrier(2, _ => parked = team.Parked); // while both are in their items

        team.Run(2, (_, _) => together.SignalAndWait());

        Assert.Equal(18, parked);
    }

    [Fact]
    public void Run_CallerDoneEarly_WaitsForTheLastItem()
    {
        using var team = new WorkerTeam(2);
        for (var round = 0; round < 20; round++)
        {
            using var together = new Barrier(2);
            var ended = 0;

            team.Run(2, (worker, _) =>
            {
                together.SignalAndWait();
                Thread.Sleep(worker * 2); // the caller is parked before its worker is done
                Interlocked.Increment(ref ended);
            });

            Assert.Equal(2, Volatile.Read(ref ended));
        }
    }

    [Fact]
    public void Run_ManyItems_EachWorkerBeginsThemInOrder()
    {
        using var team = new WorkerTeam(3);
        List<int>[] begun = [[], [], []];

        team.Run(10_000, (worker, item) => begun[worker].Add(item));

        Assert.All(begun, items => Assert.Equal(items.Order(), items));
        Assert.Equal(Enumerable.Range(0, 10_000), begun.SelectMany(items => items).Order());
    }

    [Fact]
    public void Run_BodyThrows_ThrowsAndTeamWorksOn()
    {
        using var team = new WorkerTeam(3);
        var done = new int[1000];

        for (var round = 1; round <= 200; round++)
        {
            var e = Assert.Throws<InvalidOperationException>(() => team.Run(100, (_, item) => Refuse(item, when: item == 42)));
            team.Run(done.Length, (_, item) => done[item]++);

            Assert.Equal("item 42", e.Message);
            Assert.All(done, times => Assert.Equal(round, times));
        }
    }

    [Fact]
    public void Run_WorkerThrows_ThrowsToTheCaller()
    {
        using var team = new WorkerTeam(2);
        using var together = new Barrier(2);

        var e = Assert.Throws<InvalidOperationException>(() => team.Run(2, (worker, _) =>
        {
            together.SignalAndWait();
            Refuse(worker, when: worker == 1);
        }));

        Assert.Equal("item 1", e.Message);
    }

    [Fact]
    public void Run_AllItemsThrow_BeginsNoMoreThanOneOnEachWorker()
    {
        using var team = new WorkerTeam(3);
        var begun = 0;

        Assert.Throws<InvalidOperationException>(() => team.Run(1000, (_, item) => Refuse(Interlocked.Increment(ref begun), when: true)));

        Assert.InRange(begun, 1, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Dispose_WorkersParked_EndsThem(int parked)
    {
        for (var round = 0; round < 50; round++)
        {
            var team = new WorkerTeam(4);
            SpinWait.SpinUntil(() => team.Parked >= parked);

            team.Dispose(); // returns when the threads have ended

            Assert.Equal(0, team.Parked);
        }
    }

    private static void Pause(Random random)
    {
        switch (random.Next(100))
        {
            case 0:
                Thread.Sleep(1); // workers are parked
                break;
            case < 50:
                Thread.SpinWait(random.Next(3000)); // some are about to be
                break;
        }
    }

    private static void Refuse(int item, bool when)
    {
        if (when)
        {
            throw new InvalidOperationException($"item {item}");
        }
    }
}
