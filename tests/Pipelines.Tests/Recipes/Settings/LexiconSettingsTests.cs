using NlpMlNet.Recipes;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Recipes;

public sealed class LexiconSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("lexicon-encoding", "windows-1252")]
    [InlineData("entry-column", "mot")]
    [InlineData("valence-column", "rating")]
    public void Reading_NameOrDetected_IsReadAndShown(string name, string value)
    {
        var given = Apply(name, value);
        var detected = Reading(name).Apply(given, "detected");

        Assert.Equal(value, OptionOf(given, name));
        Assert.Equal(value, Reading(name).Show(given));
        Assert.Null(OptionOf(detected, name));
        Assert.Equal("detected", Reading(name).Show(detected));
    }

    [Theory]
    [InlineData("5", 5f, "5")]
    [InlineData("-0.50", -0.5f, "-0.5")]
    [InlineData("detected", null, "detected")]
    public void Neutral_NumberOrDetected_IsReadAndShown(string text, float? expected, string shown)
    {
        var settings = Apply("neutral", text);

        Assert.Equal(expected, settings.Options.Neutral);
        Assert.Equal(shown, Reading("neutral").Show(settings));
    }

    [Theory]
    [InlineData("middle")]
    [InlineData("Infinity")]
    [InlineData("")]
    public void Neutral_NoNumber_SaysWhatIsExpected(string text) => Assert.Equal("a number or detected is expected", Refusal("neutral", text));

    [Fact]
    public void Categories_NamesWithValences_AreReadAndShown()
    {
        var settings = Apply("categories", " good:2, ill : -1.5,,a:b:0 ");

        Assert.Equal(new Dictionary<string, float> { ["good"] = 2, ["ill"] = -1.5f, ["a:b"] = 0 }, settings.Options.Categories);
        Assert.Equal("good:2,ill:-1.5,a:b:0", Reading("categories").Show(settings));
    }

    [Fact]
    public void Categories_UsualNames_AreNoneOfTheUsers()
    {
        var settings = Reading("categories").Apply(Apply("categories", "good:2"), "usual names");

        Assert.Null(settings.Options.Categories);
        Assert.Equal("usual names", Reading("categories").Show(settings));
    }

    [Theory]
    [InlineData("good")]
    [InlineData(":1")]
    [InlineData("good:")]
    [InlineData("good:much")]
    [InlineData("good:Infinity")]
    public void Categories_PairThatCannotBeRead_SaysWhatIsExpected(string pair) => Assert.Equal(
        $"names and valences such as positive:1,negative:-1 are expected, each name once; '{pair}' is none", Refusal("categories", $"ill:-1, {pair}"));

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public void Categories_None_SaysWhatIsExpected(string text) =>
        Assert.Equal("names and valences such as positive:1,negative:-1 are expected", Refusal("categories", text));

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr", "fr")]
    public void Language_Offered_IsTaken(string text, string expected) =>
        Assert.Equal(expected, LexiconSettings.LanguageSetting.Apply(LexiconSettings.Default, text).Language);

    [Fact]
    public void Files_EmbeddedOrPaths_AreReadAndShown()
    {
        var setting = LexiconSettings.FilesSetting;
        var given = setting.Apply(LexiconSettings.Default, "a.txt;b.txt");

        Assert.Equal(("a.txt;b.txt", "a.txt;b.txt"), (given.Files, setting.Show(given)));
        Assert.Equal((null, "embedded"), (setting.Apply(given, "embedded").Files, setting.Show(setting.Apply(given, "embedded"))));
        Assert.Null(LexiconSettings.Default.Read());
    }

    [Fact]
    public void Read_PathsWithSpacesAndEmptyPlacesBetweenThem_ReadsEach()
    {
        var files = $" {folder.Write("one.txt", "zork\t2\n")} ; ;{folder.Write("two.txt", "blorp\t-1\n")};";

        var reading = (LexiconSettings.Default with { Files = files }).Read()!;

        Assert.Equal(["one.txt", "two.txt"], reading.Files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(new Dictionary<string, float> { ["zork"] = 2, ["blorp"] = -1 }, reading.Valences);
    }

    public void Dispose() => folder.Dispose();

    private static Setting<LexiconSettings> Reading(string name) => LexiconSettings.Reading.Single(setting => setting.Name == name);

    private static LexiconSettings Apply(string name, string text) => Reading(name).Apply(LexiconSettings.Default, text);

    private static string Refusal(string name, string text) => Assert.Throws<FormatException>(() => Apply(name, text)).Message;

    private static string? OptionOf(LexiconSettings settings, string name) => name switch
    {
        "lexicon-encoding" => settings.Options.Encoding,
        "entry-column" => settings.Options.EntryColumn,
        _ => settings.Options.ValenceColumn,
    };
}
