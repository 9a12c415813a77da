using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

public sealed class ContinuationTextTests
{
    // A token for each byte.
    private static readonly ByteVocabulary Bytes = new([.. Enumerable.Range(0, 256).Select(value => new[] { (byte)value })], null, null, null, "");

    [Fact]
    public void Append_BytesOfACharacter_ShowsItWhenItIsComplete()
    {
        var text = new ContinuationText(Bytes, [65]);

        Assert.Equal(["", "", "", "😀", "😀", "😀é"], Append(text, [0xF0, 0x9F, 0x98, 0x80, 0xC3, 0xA9]));
    }

    [Fact]
    public void Append_CharacterThatNeverComesToItsEnd_IsLeftOutAtTheEndAndReplacedWithin()
    {
        Assert.Equal("a", ContinuationText.Of(Bytes, [65], [97, 0xF0, 0x9F]));
        Assert.Equal("a\uFFFDb", ContinuationText.Of(Bytes, [65], [97, 0xF0, 0x9F, 98]));
    }

    [Fact]
    public void Append_PromptThatEndsWithinACharacter_ShowsTheCharacter() => Assert.Equal("é!", ContinuationText.Of(Bytes, [65, 0xC3], [0xA9, 33]));

    [Fact]
    public void Append_Words_HaveTheSpaceBeforeThem()
    {
        var words = ByteVocabulary.Words("</s>", "<s>", "<unk>", "the", "cat");

        Assert.Equal(" cat the", ContinuationText.Of(words, [1, 3], [4, 3, 0]));
        Assert.Equal("the cat", ContinuationText.Of(words, [1], [3, 4])); // begins the line
    }

    [Fact]
    public void Append_AnyText_GrowsToIt() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
    {
        var bytes = Encoding.UTF8.GetBytes(given.Get);
        var expected = Encoding.UTF8.GetString(bytes);
        var text = new ContinuationText(Bytes, [65]);

        var shown = Append(text, [.. bytes.Select(value => (int)value)]);

        Assert.All(shown, (part, i) => Assert.StartsWith(i == 0 ? "" : shown[i - 1], part, StringComparison.Ordinal));
        Assert.Equal(expected.TrimEnd('\uFFFD'), text.Text.TrimEnd('\uFFFD'));
    }));

    [Fact]
    public void Append_AnyBytes_NeverTakesBackWhatWasShown() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        var text = new ContinuationText(Bytes, [65]);

        Append(text, [.. bytes.Select(value => (int)value)]);

        Assert.StartsWith(text.Text, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetString(bytes).Length - text.Length, 0, 3);
    }));

    private static List<string> Append(ContinuationText text, int[] tokens)
    {
        var shown = new List<string>();
        foreach (var token in tokens)
        {
            text.Append(token);
            shown.Add(text.Text);
        }

        return shown;
    }
}
