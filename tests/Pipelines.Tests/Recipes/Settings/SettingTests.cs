using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class SettingTests
{
    private static readonly SettingTable<Sample> Table = new(
    [
        Setting<Sample>.Integer("epochs", "passes", o => o.Epochs, (o, v) => o with { Epochs = v }),
        Setting<Sample>.Number("learning-rate", "step", o => o.Rate, (o, v) => o with { Rate = v }),
        Setting<Sample>.Switch("standardize", "scale", o => o.Standardize, (o, v) => o with { Standardize = v }),
        Setting<Sample>.Choice("day", "when", o => o.Day, (o, v) => o with { Day = v }),
    ]);

    private static readonly SettingTable<Other> OtherTable = new([Setting<Other>.Integer("size", "how large", o => o.Size, (o, v) => o with { Size = v })]);

    [Fact]
    public void Describe_Defaults_AreThoseOfTheOptions() => Assert.Equal(
        [new("epochs", "20", "passes"), new("learning-rate", "0.001", "step"), new("standardize", "true", "scale"), new("day", "friday", "when")],
        Table.Describe(new Sample()));

    [Fact]
    public void Apply_GivenValues_ReplacesOnlyThose()
    {
        var values = new Dictionary<string, string> { ["learning-rate"] = "1e-2", ["day"] = "monday", ["standardize"] = "false", ["size"] = "9" };

        var (sample, other) = RecipeSettings.Apply("r", values, (Table, new Sample()), (OtherTable, new Other()));

        Assert.Equal(new Sample(20, 0.01, false, DayOfWeek.Monday), sample);
        Assert.Equal(new Other(9), other);
    }

    [Fact]
    public void Apply_SeveralWrongValues_NamesAllOfThem()
    {
        var values = new Dictionary<string, string> { ["epochs"] = "1,5", ["day"] = "someday", ["standardize"] = "perhaps", ["magic"] = "1" };

        var error = Assert.Throws<NlpMlNetException>(() => RecipeSettings.Apply("r", values, (Table, new Sample()), (OtherTable, new Other())));

        Assert.Equal(
            "Settings of the recipe 'r' can't be used: 'magic' is not known; 'epochs' is '1,5'; a whole number is expected; "
            + "'standardize' is 'perhaps'; true or false is expected; "
            + "'day' is 'someday'; one of sunday, monday, tuesday, wednesday, thursday, friday, saturday is expected. "
            + "It knows: epochs, learning-rate, standardize, day, size.",
            error.Message);
    }

    private sealed record Sample(int Epochs = 20, double Rate = 0.001, bool Standardize = true, DayOfWeek Day = DayOfWeek.Friday);

    private sealed record Other(int Size = 1);
}
