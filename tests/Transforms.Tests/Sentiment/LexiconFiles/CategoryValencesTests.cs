using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class CategoryValencesTests
{
    private static readonly Dictionary<string, float> Given = new() { ["Joy"] = 1, ["joy"] = 2, ["anger"] = -1, ["tone.mild"] = 0.5f };

    [Theory]
    [InlineData("joy", "joy", 2f)] // as it is written comes first
    [InlineData("Joy", "Joy", 1f)]
    [InlineData("JOY", "Joy", 1f)]
    [InlineData("emotions.anger", "anger", -1f)] // the innermost name
    [InlineData("anger.strong", "anger", -1f)] // what is around it
    [InlineData("tone.mild", "tone.mild", 0.5f)]
    [InlineData("tone.mild.very", "tone.mild", 0.5f)]
    public void Find_Category_HasTheValenceOfItsNameOrOfThoseAround(string category, string name, float valence) =>
        Assert.Equal((name, valence), Valences("joy", "Joy", "anger", "tone.mild").Find(category));

    [Theory]
    [InlineData("mild")]
    [InlineData("other")]
    [InlineData("")]
    public void Find_AnotherCategory_HasNone(string category) => Assert.Null(Valences("joy", "Joy", "anger", "tone.mild").Find(category));

    [Fact]
    public void Of_FileNames_HaveAUsualNameAsOnePart()
    {
        var valences = CategoryValences.Of(null, ["positive-words", "en_neg", "my list (neg)", "neg-and-pos", "others"], "l.txt", byFileName: true);

        Assert.Equal([1f, -1, -1, null, null], new[] { "positive-words", "en_neg", "my list (neg)", "neg-and-pos", "others" }.Select(name => valences.Find(name)?.Valence));
        Assert.Equal("By their names, 'positive-words' counts 1, 'en_neg' counts -1, 'my list (neg)' counts -1.", valences.Note);
    }

    [Fact]
    public void Of_NamesInAFile_AreUsualAsAWhole() =>
        Assert.Throws<LexiconFormatException>(() => CategoryValences.Of(null, ["positive-list", "negative-list"], "l.txt", byFileName: false));

    [Fact]
    public void Of_GivenCategoryThatIsNotThere_NamesFileAndCategories() => Assert.Equal(
        "l.txt, line 1: there is no category 'Joy'; the categories are 'joy', 'anger', 'tone.mild'. Did you mean 'joy'?.",
        Assert.Throws<LexiconFormatException>(() => Valences("joy", "anger", "tone.mild")).Message);

    private static CategoryValences Valences(params string[] present) => CategoryValences.Of(Given, present, "l.txt", byFileName: false);
}
