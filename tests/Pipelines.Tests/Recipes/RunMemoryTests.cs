using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class RunMemoryTests
{
    [Fact]
    public void GetOrAdd_Again_GivesWhatWasMadeFirst()
    {
        var memory = new RunMemory();

        var first = memory.GetOrAdd(() => new List<string> { "first" });
        var other = memory.GetOrAdd(() => new HashSet<string> { "of another type" });

        Assert.Same(first, memory.GetOrAdd<List<string>>(() => throw new InvalidOperationException("It is there already.")));
        Assert.Same(other, memory.GetOrAdd<HashSet<string>>(() => throw new InvalidOperationException("It is there already.")));
        Assert.Equal(["first"], first);
    }
}
