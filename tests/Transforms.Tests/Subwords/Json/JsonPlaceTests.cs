using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class JsonPlaceTests
{
    [Fact]
    public void Find_MemberThatIsNullOrMissing_IsNone()
    {
        var root = Parse("""{"a": null, "b": {"c": "text"}}""");

        Assert.Null(root.Find("a"));
        Assert.Null(root.Find("x"));
        Assert.Equal(("$.b.c", "text"), (root.Get("b").Get("c").Path, root.Get("b").Get("c").Text()));
        AssertFails("$.b, has no \"x\". Correct the file, or get it again.", () => root.Get("b").Get("x"));
    }

    [Fact]
    public void Text_AndTruth_OfTheirKindsAlone()
    {
        var root = Parse("""{"text": "t", "yes": true, "no": false, "number": 1}""");

        Assert.Equal(("t", "t", "other"), (root.Get("text").Text(), root.TextOr("text", "other"), root.TextOr("none", "other")));
        Assert.Equal((true, false, true, false), (root.Get("yes").Truth(), root.TruthOr("no", true), root.TruthOr("none", true), root.TruthOr("none", false)));
        AssertFails("$.number, is 1, but must be a text.", () => root.Get("number").Text());
        AssertFails("$.number, is 1, but must be true or false.", () => root.Get("number").Truth());
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("7", true)]
    [InlineData("8", false)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    [InlineData("\"7\"", false)]
    [InlineData("3000000000", false)]
    public void Number_UpToTheLargest_IsRead(string json, bool isRead)
    {
        if (isRead)
        {
            Assert.Equal(int.Parse(json, System.Globalization.CultureInfo.InvariantCulture), Parse(json).Number(largest: 7));
        }
        else
        {
            AssertFails($"$, is {json}, but must be a whole number from 0 to 7.", () => Parse(json).Number(largest: 7));
        }
    }

    [Fact]
    public void Real_FiniteNumber_IsRead()
    {
        Assert.Equal(-2.5, Parse("-2.5").Real());
        AssertFails("$, is \"x\", but must be a number.", () => Parse("\"x\"").Real());
        AssertFails("$, is 1e999, but must be a number.", () => Parse("1e999").Real());
    }

    [Fact]
    public void Items_Array_AreNumberedFromZero()
    {
        Assert.Equal([("$.a[0]", "x"), ("$.a[1]", "y")], Parse("""{"a": ["x", "y"]}""").Get("a").Items().Select(item => (item.Path, item.Text())));
        AssertFails("$, is {}, but must be an array.", () => Parse("{}").Items());
    }

    [Fact]
    public void Members_Object_AreNamed()
    {
        Assert.Equal([("a", "$[\"a\"]"), ("b c", "$[\"b c\"]")], Parse("""{"a": 1, "b c": 2}""").Members().Select(member => (member.Name, member.Value.Path)));
        AssertFails("$, is [], but must be an object.", () => Parse("[]").Members());
        AssertFails("$, is [], but must be an object.", () => Parse("[]").Find("x"));
    }

    [Fact]
    public void Kinds_OfElements_AreToldApart()
    {
        Assert.Equal((true, false), (Parse("[]").IsArray, Parse("[]").IsObject));
        Assert.Equal((false, true), (Parse("{}").IsArray, Parse("{}").IsObject));
        Assert.Equal((true, false), (Parse("{\"a\": Infinity}").Get("a").IsEndless, Parse("1").IsEndless));
        Assert.Equal("BPE", Parse("""{"type": "BPE"}""").Kind());
    }

    [Fact]
    public void AllowOnly_AnotherOption_IsNamedWithThoseThereAre()
    {
        Parse("""{"type": "NFC", "locale": 1}""").AllowOnly("type", "locale", "more");

        AssertFails("$, has the option \"locale\", which is not supported; supported are type, more.", () => Parse("""{"type": "NFC", "locale": 1}""").AllowOnly("type", "more"));
    }

    [Fact]
    public void Fail_LongElement_ShowsItsBeginning()
    {
        AssertFails($"$, is \"{new string('a', 38)}\", but must be an array.", () => Parse($"\"{new string('a', 38)}\"").Items());
        AssertFails($"$, is \"{new string('a', 39)}..., but must be an array.", () => Parse($"\"{new string('a', 39)}\"").Items());
    }

    [Fact]
    public void Fail_AdviceInTheText_IsNotFollowedByAnother() =>
        Assert.Equal("The file 'f.json', at $, is wrong. Do this.", Parse("1").Fail("is wrong. Do this").Message);

    [Fact]
    public void Parse_ByteOrderMark_IsSkipped() => Assert.True(JsonPlace.Parse("f.json", (byte[])[0xEF, 0xBB, 0xBF, .. "{}"u8]).IsObject);

    [Fact]
    public void Parse_BytesThatAreNoUtf8_NamesTheLine() => Assert.Equal(
        "The file 'f.json' is not valid JSON: line 3 holds bytes that are no UTF-8. Save it in UTF-8, or get it again.",
        Assert.Throws<NlpMlNetException>(() => JsonPlace.Parse("f.json", (byte[])[.. "{\n\n\""u8, 0xE9, .. "\"\n: 1}"u8])).Message);

    [Fact]
    public void Parse_NoJson_NamesLineAndByteFromOne() => Assert.Equal(
        "The file 'f.json' is not valid JSON (line 2, byte 3 of the line). It may have been cut off while it was copied: get it again.",
        Assert.Throws<NlpMlNetException>(() => Parse("{\n  x}")).Message);

    [Theory]
    [InlineData("{\"a\": \"\\ud83d\"}", 6)]
    [InlineData("{\"\\uDE00\": 1}", 1)]
    public void Parse_HalfAPair_IsRefused(string json, int place) => Assert.Equal(
        $"The file 'f.json' holds half of a surrogate pair, which is no character, in the text at byte {place}. Correct the file.",
        Assert.Throws<NlpMlNetException>(() => Parse(json)).Message);

    [Fact]
    public void Parse_WholePair_IsACharacter() => Assert.Equal("😀", Parse("\"\\ud83d\\uDE00\"").Text());

    private static JsonPlace Parse(string json) => JsonPlace.Parse("f.json", Encoding.UTF8.GetBytes(json));

    private static void AssertFails(string expected, Action act) =>
        Assert.StartsWith($"The file 'f.json', at {expected}", Assert.Throws<NlpMlNetException>(act).Message, StringComparison.Ordinal);
}
