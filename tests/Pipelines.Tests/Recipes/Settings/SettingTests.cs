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

    [Fact]
    public void Apply_ValueWrongAndNamesKnown_DoesNotListTheNames()
    {
        var values = new Dictionary<string, string> { ["learning-rate"] = "0,1" };

        var error = Assert.Throws<NlpMlNetException>(() => RecipeSettings.Apply("r", values, (Table, new Sample()), (OtherTable, new Other())));

        Assert.Equal("Settings of the recipe 'r' can't be used: 'learning-rate' is '0,1'; a number with a decimal point is expected.", error.Message);
    }

    [Fact]
    public void Apply_NameNearAnother_SuggestsIt()
    {
        var values = new Dictionary<string, string> { ["Sizes"] = "1" };

        var error = Assert.Throws<NlpMlNetException>(() => RecipeSettings.Apply("r", values, (Table, new Sample()), (OtherTable, new Other())));

        Assert.StartsWith("Settings of the recipe 'r' can't be used: 'Sizes' is not known (did you mean 'size'?). It knows: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRUE", "true")]
    [InlineData("False", "false")]
    public void Switch_AnyCase_IsReadAndShownInLowerCase(string text, string shown) => Assert.Equal(shown, Shown("standardize", text));

    [Theory]
    [InlineData("-3", "-3")]
    [InlineData("007", "7")]
    public void Integer_SignOrZeros_IsReadAndShown(string text, string shown) => Assert.Equal(shown, Shown("epochs", text));

    [Theory]
    [InlineData("FRIDAY", "friday")]
    [InlineData("sunday", "sunday")]
    public void Choice_AnyCase_IsReadAndShownInLowerCase(string text, string shown) => Assert.Equal(shown, Shown("day", text));

    [Theory]
    [InlineData("vitamin-c", Dish.VitaminC)]
    [InlineData("first-of-all", Dish.FirstOfAll)]
    [InlineData("bltsandwich", Dish.BLTSandwich)]
    public void Choice_NameOfSeveralWords_HasHyphensAfterSmallLetters(string text, Dish expected)
    {
        var setting = Setting<Meal>.Choice("dish", "what", o => o.Dish, (o, v) => o with { Dish = v });

        var meal = setting.Apply(new Meal(Dish.FirstOfAll), text);

        Assert.Equal(expected, meal.Dish);
        Assert.Equal(text, setting.Show(meal));
    }

    [Fact]
    public void Choice_ValueThatIsNotOffered_IsRefused()
    {
        var setting = Setting<Meal>.Choice("dish", "what", o => o.Dish, (o, v) => o with { Dish = v }, [Dish.VitaminC, Dish.FirstOfAll]);

        var error = Assert.Throws<FormatException>(() => setting.Apply(new Meal(Dish.FirstOfAll), "bltsandwich"));

        Assert.Equal("one of vitamin-c, first-of-all is expected", error.Message);
    }

    private static string Shown(string name, string text)
    {
        List<string> failures = [];
        var sample = Table.Apply(new Sample(), new Dictionary<string, string> { [name] = text }, failures);
        Assert.Empty(failures);
        return Table.ValuesOf(sample).ToDictionary()[name];
    }

    public enum Dish
    {
        VitaminC,
        FirstOfAll,
        BLTSandwich,
    }

    private sealed record Meal(Dish Dish);

    private sealed record Sample(int Epochs = 20, double Rate = 0.001, bool Standardize = true, DayOfWeek Day = DayOfWeek.Friday);

    private sealed record Other(int Size = 1);
}
