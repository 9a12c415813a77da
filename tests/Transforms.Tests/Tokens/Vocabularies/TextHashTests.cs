using System.Numerics;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class TextHashTests
{
    [Fact]
    public void Of_Text_IsTheSameForever()
    {
        // hash = (hash xor unit) x multiplier mod 2^64 for each unit. Models hold weights by it.
        var expected = "été".Aggregate(
            (BigInteger)0xCBF29CE484222325UL, (hash, unit) => ((hash ^ unit) * 0x9E3779B97F4A7C15UL) & ulong.MaxValue);

        Assert.Equal((ulong)expected, TextHash.Of("été"));
    }

    [Fact]
    public void Extend_PieceByPiece_EqualsThatOfTheWhole()
    {
        var hash = TextHash.Extend(TextHash.Extend(TextHash.Extend(TextHash.Empty, "se"), 'c'), "ond");

        Assert.Equal(TextHash.Of("second"), hash);
    }
}
