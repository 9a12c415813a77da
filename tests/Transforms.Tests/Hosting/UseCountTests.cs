using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

public sealed class UseCountTests : IDisposable
{
    private readonly UseCount uses;
    private int freed;

    public UseCountTests() => uses = new UseCount(() => Interlocked.Increment(ref freed), () => new ObjectDisposedException("memory"));

    public void Dispose() => uses.Dispose();

    [Fact]
    public void Dispose_NoUse_FreesOnce()
    {
        uses.Begin().Dispose();
        Assert.Equal(0, freed);

        uses.Dispose();
        uses.Dispose();

        Assert.Equal(1, freed);
    }

    [Fact]
    public void Dispose_TwoUses_FreesAfterTheLast()
    {
        var (first, second) = (uses.Begin(), uses.Begin());

        uses.Dispose();
        first.Dispose();
        Assert.Equal(0, freed);
        second.Dispose();
        uses.Dispose();

        Assert.Equal(1, freed);
    }

    [Fact]
    public void Begin_AfterDispose_IsRefusedWhileAnotherUseGoesOnAndLater()
    {
        var use = uses.Begin();
        uses.Dispose();

        Assert.Equal("memory", Assert.Throws<ObjectDisposedException>(() => uses.Begin()).ObjectName);
        use.Dispose();
        Assert.Throws<ObjectDisposedException>(() => uses.Begin());
        Assert.Equal(1, freed);
    }

    [Fact]
    public void Use_Default_EndsNothing()
    {
        default(UseCount.Use).Dispose();

        uses.Begin().Dispose();
        Assert.Equal(0, freed);
    }

    [Fact]
    public async Task Dispose_WhileManyThreadsBeginAndEnd_FreesOnceAndNeverUnderAUse()
    {
        for (var round = 0; round < 50; round++)
        {
            var (memory, freedTimes, usedAfter) = (true, 0, 0);
            var counted = new UseCount(() => { Volatile.Write(ref memory, false); Interlocked.Increment(ref freedTimes); }, () => new ObjectDisposedException("memory"));
            using var allUse = new CountdownEvent(4);
            var threads = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(Use, TaskCreationOptions.LongRunning)).ToArray();
            allUse.Wait(TestContext.Current.CancellationToken);

            counted.Dispose();
            await Task.WhenAll(threads);

            Assert.Equal((1, 0), (freedTimes, usedAfter));

            void Use()
            {
                for (var signalled = false; ; signalled = true)
                {
                    try
                    {
                        using var use = counted.Begin();
                        Interlocked.Add(ref usedAfter, Volatile.Read(ref memory) ? 0 : 1);
                    }
                    catch (ObjectDisposedException)
                    {
                        return;
                    }

                    if (!signalled)
                    {
                        allUse.Signal();
                    }
                }
            }
        }
    }
}
