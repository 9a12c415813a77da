using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class IdSetTests
{
    [Fact]
    public void PlaceOf_SomeIds_CountsTheIdsBelow()
    {
        var set = IdSet.Create([130, 2, 63, 64, 2_000_000]);

        Assert.Equal(5, set.Count);
        Assert.Equal([0, 1, 2, 3, 4], new[] { 2, 63, 64, 130, 2_000_000 }.Select(set.PlaceOf));
        Assert.Equal([-1, -1, -1, -1, -1], new[] { 0, 3, 62, 131, 3_000_000 }.Select(set.PlaceOf));
    }

    [Fact]
    public void PlaceOf_NegativeId_IsNowhere() => Assert.Equal(-1, IdSet.Create([0, 63]).PlaceOf(-1));

    [Fact]
    public void PlaceOf_AnyIds_IsTheirPlaceInAscendingOrder() => Prop.ForAll<int[]>(numbers =>
    {
        int[] ids = [.. numbers.Select(number => Math.Abs(number % 10_000)).Distinct()];
        var set = IdSet.Create(ids);
        return set.Members.SequenceEqual(ids.Order()) && ids.Order().Select((id, place) => set.PlaceOf(id) == place).All(right => right);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Save_AnyIds_LoadsTheSame() => Prop.ForAll<int[]>(numbers =>
    {
        var set = IdSet.Create([.. numbers.Select(number => Math.Abs(number % 100_000))]);
        using var stream = new MemoryStream();
        set.Save(new BinaryWriter(stream));
        stream.Position = 0;
        return IdSet.Load(new BinaryReader(stream)).Members.SequenceEqual(set.Members);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Save_NeighbouringIds_TakesAByteEach()
    {
        using var stream = new MemoryStream();

        IdSet.Create([.. Enumerable.Range(2, 100)]).Save(new BinaryWriter(stream));

        Assert.Equal(1 + 100, stream.Length); // the count, and the distance of each to the one before
    }

    [Fact]
    public void Load_IdsBeyondAllNumbers_IsRefused()
    {
        using var stream = new MemoryStream();
        var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(2);
        writer.Write7BitEncodedInt(int.MaxValue - 1);
        writer.Write7BitEncodedInt(int.MaxValue - 1);
        stream.Position = 0;

        var error = Assert.Throws<InvalidDataException>(() => IdSet.Load(new BinaryReader(stream)));

        Assert.Equal("token id 1 is beyond 2147483647", error.Message);
    }
}
