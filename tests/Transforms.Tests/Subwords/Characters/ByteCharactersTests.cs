using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class ByteCharactersTests
{
    // GPT-2's table: printing bytes are themselves, the others count on from U+0100 in their order.
    [Theory]
    [InlineData(0x00, 'Ā')]
    [InlineData(0x0A, 'Ċ')]
    [InlineData(0x20, 'Ġ')]
    [InlineData(0x21, '!')]
    [InlineData(0x7E, '~')]
    [InlineData(0x7F, 'ġ')]
    [InlineData(0xA0, 'ł')]
    [InlineData(0xA1, '¡')]
    [InlineData(0xAC, '¬')]
    [InlineData(0xAD, 'Ń')]
    [InlineData(0xAE, '®')]
    [InlineData(0xFF, 'ÿ')]
    public void Of_Byte_IsItsCharacter(byte value, char expected) => Assert.Equal(expected, ByteCharacters.Of(value));

    [Fact]
    public void Of_AllBytes_AreDifferentCharacters() =>
        Assert.Equal(256, Enumerable.Range(0, 256).Select(value => ByteCharacters.Of((byte)value)).Distinct().Count());

    [Fact]
    public void Map_Text_IsThatOfItsBytes()
    {
        const string Text = "a é€😀\n";
        var mapped = new char[ByteCharacters.CountBytes(Text)];

        ByteCharacters.Map(Text, mapped);

        Assert.Equal("aĠÃ©âĤ¬ðŁĺĢĊ", new string(mapped));
        Assert.Equal(Encoding.UTF8.GetBytes(Text).Select(ByteCharacters.Of), mapped);
    }
}
