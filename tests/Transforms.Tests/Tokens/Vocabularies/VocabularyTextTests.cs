using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class VocabularyTextTests
{
    [Fact]
    public void WriteText_OrdinaryAndOddTokens_EscapesWhatALineCannotHold()
    {
        var vocabulary = Vocabulary.Create(
            ["très", "a b", " a ", "\n\r\t", @"C:\new", "\u2028\u0085\uFEFF", "\uD83D\uDE00\uD83D", "#"]);

        Assert.Equal(
            "<pad>\n<unk>\ntrès\na b\n\\u0020a\\u0020\n\\n\\r\\t\nC:\\\\new\n\\u2028\\u0085\\uFEFF\n\uD83D\uDE00\\uD83D\n#\n",
            Write(vocabulary));
    }

    [Fact]
    public void WriteTextAndReadText_AnyTokens_GiveTheSameVocabulary() => Prop.ForAll(VocabularyTests.AnyTokens, tokens =>
    {
        var text = Write(Vocabulary.Create(tokens));

        return text.Count(unit => unit == '\n') == tokens.Length + 2
            && Vocabulary.ReadText(new StringReader(text)).Skip(2).SequenceEqual(tokens);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadText_WindowsLineEndsAndNoLastOne_ReadsTheSame() =>
        Assert.Equal(["<pad>", "<unk>", "good", "film"], Read("<pad>\r\n<unk>\r\ngood\r\nfilm"));

    [Theory]
    [InlineData("", "line 1: expected the special token '<pad>', found the end")]
    [InlineData("<pad>\ngood\n", "line 2: expected the special token '<unk>', found 'good'")]
    [InlineData("<pad>", "line 2: expected the special token '<unk>', found the end")]
    [InlineData("<pad>\n<unk>\ngood\nfilm\ngood\n", "line 5: the token is 'good', as token 1 is already")]
    [InlineData("<pad>\n<unk>\ngood\n\nfilm\n", "line 4: the token is empty")]
    [InlineData("<pad>\n<unk>\nC:\\docs\n", @"line 3: unknown escape in 'C:\docs' at character 3")]
    [InlineData("<pad>\n<unk>\n\\u12\n", @"line 3: unknown escape in '\u12' at character 1")]
    [InlineData("<pad>\n<unk>\na\\\n", @"line 3: unknown escape in 'a\' at character 2")]
    public void ReadText_WrongLine_IsRefusedByNumber(string text, string message)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Read(text));

        Assert.StartsWith($"The vocabulary is wrong in {message}", error.Message, StringComparison.Ordinal);
    }

    private static string Write(Vocabulary vocabulary)
    {
        using var writer = new StringWriter();
        vocabulary.WriteText(writer);
        return writer.ToString();
    }

    private static Vocabulary Read(string text) => Vocabulary.ReadText(new StringReader(text));
}
