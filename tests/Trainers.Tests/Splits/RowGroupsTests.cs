using NlpMlNet.Splits;

namespace NlpMlNet.Tests.Splits;

public sealed class RowGroupsTests
{
    [Fact]
    public void Of_EqualKeys_AreOneGroupByItsFirstRow() =>
        Assert.Equal([0, 1, 0, 3, 1], RowGroups.Of(["x", "y", "x", "z", "y"]));

    [Fact]
    public void Of_NoKey_IsAGroupOfItsOwn() => Assert.Equal([0, 1, 2, 0], RowGroups.Of(["x", null, null, "x"]));

    [Fact]
    public void Join_TextsAndAuthors_FollowsBothThroughOthers()
    {
        // Rows 0 and 2 have one text, 2 and 3 one author, 3 and 5 one text; rows 1 and 4 have one author.
        var texts = RowGroups.Of(["x", "y", "x", "z", "w", "z"]);

        Assert.Equal([0, 1, 0, 0, 1, 0], RowGroups.Join(texts, ["ann", "bob", "eve", "eve", "bob", null]));
    }

    [Fact]
    public void Join_OtherNumberOfKeys_IsRefused() => Assert.Throws<ArgumentException>("keys", () => RowGroups.Join([0, 1], ["x"]));
}
