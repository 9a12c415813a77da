using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words.Html;

public class HtmlTextTests
{
    [Theory]
    [InlineData("good &amp; bad", "good & bad")]
    [InlineData("don&#39;t don&#x27;t don&#X2019;t don&apos;t don&#146;t", "don't don't don’t don't don’t")]
    [InlineData("&lt;3 &quot;so&quot; &hellip; &eacute;t&eacute; is&nbsp;it", "<3 \"so\" … été is\u00A0it")]
    [InlineData("&amp;amp; &amp;#39; &amp;amp;lt;3 &AMP;", "& ' <3 &")]
    [InlineData("&#128514;&#x1F602;", "😂😂")]
    [InlineData("&amp;&amp;x", "&&x")]
    public void Decode_Entities_AreTheirCharacters(string text, string expected) => Assert.Equal(expected, Decode(text));

    [Theory]
    [InlineData("the country #39;s and don #39;t", "the country's and don't")]
    [InlineData("the  #39;blackmail #39; trio", "the  'blackmail ' trio")]
    [InlineData("O #39;Neill", "O'Neill")]
    [InlineData("of quot;Skulls, quot; he says", "of \"Skulls, \" he says")]
    [InlineData("A amp; C, lt;3", "A & C, <3")]
    [InlineData("quot;So #36;5 #151;", "\"So $5 —")]
    public void Decode_EntitiesThatLostTheirAmpersand_AreTheirCharacters(string text, string expected) => Assert.Equal(expected, Decode(text));

    [Theory]
    [InlineData("bad.<br /><br>Good<BR/>", "bad.\n\nGood\n")]
    [InlineData("<p class=\"x\">a</p><i>so</i> <a href='http://bad.com'>b</a>", "\na\nso b")]
    [InlineData("&lt;br /&gt;a &lt;b&gt;c&lt;/b&gt;", "\na c")]
    [InlineData("won<wbr>der<!-- bad -->ful", "wonderful")]
    [InlineData("a<script type=\"x\">bad()</script>b<STYLE>.bad {}</STYLE>c", "a\nb\nc")]
    [InlineData("<figure><figcaption>a</figcaption></figure><del>b</del>", "\n\na\n\nb")]
    public void Decode_Tags_AreLineBreaksOrNothing(string text, string expected) => Assert.Equal(expected, Decode(text));

    [Theory]
    [InlineData("AT&T, R&D & more; Q&A;")]
    [InlineData("I <3 you, 1 < 2 > 0, <script>, <i think that a > b, < b >")]
    [InlineData("&nosuchname; &#0; &#xD800; &#x110000; &#99999999999; &; &#; &amp")]
    [InlineData("<!-- no end, <script>no end, <scripts></scripts>")]
    [InlineData("the amplifier; a bgt; b7; #1; #65; chapter #39")]
    [InlineData("")]
    public void Decode_NoHtml_IsTheSameMemory(string text)
    {
        var memory = text.AsMemory();

        Assert.Equal(memory, HtmlText.Decode(memory));
    }

    private static string Decode(string text) => HtmlText.Decode(text.AsMemory()).ToString();
}
