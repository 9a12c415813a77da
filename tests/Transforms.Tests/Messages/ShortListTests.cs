using NlpMlNet.Messages;

namespace NlpMlNet.Tests.Messages;

public sealed class ShortListTests
{
    [Fact]
    public void Of_TenThings_ListsAll() => Assert.Equal("0, 1, 2, 3, 4, 5, 6, 7, 8, 9", ShortList.Of(Enumerable.Range(0, 10)));

    [Fact]
    public void Of_MoreThings_ListsTenAndCountsTheOthers() =>
        Assert.Equal("0; 1; 2; 3; 4; 5; 6; 7; 8; 9 and 1,990 others", ShortList.Of(Enumerable.Range(0, 2000), "; "));
}
