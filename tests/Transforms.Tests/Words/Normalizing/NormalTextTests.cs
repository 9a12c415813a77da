using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words.Normalizing;

public class NormalTextTests
{
    [Theory]
    [InlineData("don\u2018t, don\u201Bt, don\uFF07t")]
    [InlineData("don\u00B4t, don`t, don\u2032t")]
    [InlineData("don\u02B9t, don\u2035t, don\uFF40t")]
    [InlineData("don\u0091t, don\u0092t, don\u02CBt")]
    [InlineData("don\u055At, don\uA78Bt, don\uA78Ct")]
    public void Of_ApostropheBetweenLetters_IsThePlainOne(string text) => Assert.Equal("don't, don't, don't", Normal(text));

    [Theory]
    [InlineData("l´amour n`est, aujourd‘hui", "l'amour n'est, aujourd'hui")]
    [InlineData("5′3 and 4´ 6`7", "5′3 and 4´ 6`7")]
    [InlineData("(´･ω･`)", "(´・ω・`)")]
    [InlineData("`code` and ´so´", "`code` and ´so´")]
    [InlineData("‘so’ it’ll", "'so’ it’ll")]
    [InlineData("e\u0301´e", "e\u0301'e")]
    [InlineData("d\u200D´\uFE0Fa", "d'a")]
    [InlineData("´tis`", "´tis`")]
    public void Of_ApostropheElsewhere_StaysUnlessItCanBeNothingElse(string text, string expected) => Assert.Equal(expected, Normal(text));

    [Theory]
    [InlineData("wonder\u00ADful")]
    [InlineData("wonder\u200Dful")]
    [InlineData("wonder\u200Cful")]
    [InlineData("wonder\u200Bful")]
    [InlineData("wonder\u2060ful")]
    [InlineData("wonder\u200Eful\u200F")]
    [InlineData("\u202Ewonder\u202Cful")]
    [InlineData("\uFEFFwonder\uFEFFful")]
    [InlineData("wonder\uFE0Fful\uFE0E")]
    [InlineData("w\u200D\u00AD\uFE0Fonderful")]
    [InlineData("wonder\u00AD\nful")]
    [InlineData("wonder\u00AD \r\n  ful")]
    [InlineData("wonder\u034F\u061C\u2066ful\u2069")]
    [InlineData("wonder\U000E0100ful")]
    [InlineData("wonder\u180Eful")]
    [InlineData("wonder\U000E0061\U000E007Fful")]
    public void Of_InvisibleCharacterInAWord_IsLeftOut(string text) => Assert.Equal("wonderful", Normal(text));

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क\u094D\u200Dष")]
    [InlineData("สวย\u200Bงาม")]
    [InlineData("👩\u200D❤\uFE0F\u200D👨 ☺\uFE0F 👍🏿 1\uFE0F\u20E3")]
    [InlineData("Ⓜ\uFE0F ㊗\uFE0F")]
    [InlineData("a \u200D b")]
    [InlineData("\u1820\u180E\u1820")] // Mongolian
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E007F")] // a flag
    public void Of_InvisibleCharacterThatIsNeeded_Stays(string text) => Assert.Equal(text, Normal(text));

    [Theory]
    [InlineData("terri\uFB01c \uFB02at o\uFB00er o\uFB03ce", "terrific flat offer office")]
    [InlineData("ｗｏｎｄｅｒｆｕｌ！！？ ＃１２", "wonderful!!? #12")]
    [InlineData("𝐠𝐨𝐨𝐝 𝓫𝓪𝓭 𝟙𝟚", "good bad 12")]
    [InlineData("ⓖⓞⓞⓓ 🄱🄰🄳 ᵍᵒᵒᵈ", "good BAD good")]
    [InlineData("Ⅳ ſo ‼ ⁉\uFE0F …", "IV so !! !? ...")]
    [InlineData("ｶﾞｽ ﹗ 5㎏", "カ\u3099ス ! 5kg")]
    [InlineData("𝐝𝐨𝐧´𝐭", "don't")]
    public void Of_CompatibilityCharacters_AreWrittenAsTheirForms(string text, string expected) => Assert.Equal(expected, Normal(text));

    [Theory]
    [InlineData("great¹ 3½ m² ① №5 nº film™ ㅋㅋ น้ำ ¯\\_(ツ)_/¯ ¨ ́")]
    [InlineData("\uD835 \uDC00 \uD83C \uFFFF \u0378")]
    [InlineData("“So” – it’s «là», déjà vu: 10 €")]
    [InlineData("")]
    public void Of_CharactersThatSaySomethingElse_Stay(string text)
    {
        using var normal = NormalText.Of(text, TextRules.All);

        Assert.Equal(text, normal.Text.ToString());
        Assert.DoesNotContain('\uFFFC', normal.Text.ToString());
    }

    [Theory]
    [InlineData("see http://www.hate.com/bad-film?x=1#awful!", "see \uFFFC!")]
    [InlineData("(see https://x.org/a_(b)), ok", "(see \uFFFC), ok")]
    [InlineData("www.hate.com. bad.com/x, Amazon.com", "\uFFFC. \uFFFC, \uFFFC")]
    [InlineData("t.co/bad bit.ly/Hate https://t.co/x…", "\uFFFC \uFFFC \uFFFC…")]
    [InlineData("bbc.co.uk, john.bad@mail.example.org: x", "\uFFFC, \uFFFC: x")]
    [InlineData("@bad_name hi @a.b.c! .@x cc @u@mastodon.social", "\uFFFC hi \uFFFC! .\uFFFC cc \uFFFC")]
    [InlineData("https://fr.wikipedia.org/wiki/Élysée😀 ftp://a", "\uFFFC😀 \uFFFC")]
    [InlineData("＠bad", "\uFFFC")]
    [InlineData("mailto:bad@hate.com (MAILTO:a@b.org)", "\uFFFC (\uFFFC)")]
    [InlineData("//hate.com/bad x (//cdn.hate.org)", "\uFFFC x (\uFFFC)")]
    public void Of_Addresses_AreOneMark(string text, string expected) =>
        Assert.Equal(expected, Normal(text, TextRules.All).Replace("...", "…", StringComparison.Ordinal));

    [Theory]
    [InlineData("bad.It was bad.de and/or so:/ ://x e.g. U.S. 3.5.")]
    [InlineData("a @ b, @_@ @-) @-@ d@mn x@y 10:30 ok:)")]
    [InlineData("bad//hate.com and/or.com")]
    [InlineData("file.txt c’est fini.alors good...bad")]
    public void Of_NoAddresses_Stay(string text) => Assert.Equal(text, Normal(text, TextRules.Addresses));

    [Theory]
    [InlineData("#NotHappy", "Not Happy")]
    [InlineData("#notHappy2020!", "not Happy 2020!")]
    [InlineData("#LOL #TropBien #USAToday", "LOL Trop Bien USA Today")]
    [InlineData("#so_sad #iPhone #ILoveIt", "so sad iPhone I Love It")]
    [InlineData("#ÉtéPourri #covid19 #2020vision", "Été Pourri covid 19 2020 vision")]
    [InlineData("(#bad)", "(bad)")]
    [InlineData("C# #1 # a##b &#39; #39;", "C# #1 # a##b &#39; #39;")]
    public void Of_Hashtags_AreTheirWords(string text, string expected) => Assert.Equal(expected, Normal(text, TextRules.Hashtags));

    [Fact]
    public void Of_SignAnywhereInABlock_IsFound()
    {
        for (var before = 0; before < 100; before++)
        {
            var text = new string('x', before) + " don`t @bad #NotOk " + new string('y', before);

            Assert.Equal(new string('x', before) + " don't \uFFFC Not Ok " + new string('y', before), Normal(text, TextRules.All));
        }
    }

    [Fact]
    public void Of_AnyTextTwice_ChangesNothingMore() => Prop.ForAll(
        Texts.Arbitrary, text => Normal(Normal(text, TextRules.All), TextRules.All) == Normal(text, TextRules.All)).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_PlainText_IsTheSameMemory()
    {
        const string Text = "It wasn't bad - not at all; 10:30, 5 % (so so) déjà “vu” 😀. Is it?";

        using var normal = NormalText.Of(Text, TextRules.All);

        Assert.False(normal.IsChanged);
        Assert.True(normal.Text == Text.AsSpan()); // the same place, not the same characters
    }

    private static string Normal(string text, TextRules rules = TextRules.Characters)
    {
        using var normal = NormalText.Of(text, rules);
        return normal.Text.ToString();
    }
}
