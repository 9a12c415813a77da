using System.Globalization;

namespace NlpMlNet.Embeddings;

/// <summary>Decimal numbers in ASCII, read as the nearest 32-bit float.</summary>
internal static class DecimalNumber
{
    private const int DigitsOf64Bits = 19;
    private const int LargestExactPower = 22; // 10^22 = 2^22 x 5^22, and 5^22 has less than 53 bits
    private const ulong LargestExactInteger = 1UL << 53;

    private static ReadOnlySpan<double> PowersOfTen =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a finite number that begins the text: a sign, digits with a point, an exponent.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The float nearest to the number.</param>
    /// <param name="length">The bytes that it takes.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value, out int length)
    {
        var place = text is [(byte)'-' or (byte)'+', ..] ? 1 : 0;
        ulong digits = 0;
        var whole = ReadDigits(text, ref place, ref digits);
        var exponent = 0;
        var all = whole;
        if (place < text.Length && text[place] == '.')
        {
            place++;
            exponent = -ReadDigits(text, ref place, ref digits);
            all -= exponent;
        }

        length = place;
        if (all == 0 || !TryReadExponent(text, ref length, ref exponent))
        {
            value = 0;
            return false;
        }

        return (all <= DigitsOf64Bits && TryConvert(digits, exponent, text[0] == '-', out value)) || TryParseSlowly(text[..length], out value);
    }

    private static int ReadDigits(ReadOnlySpan<byte> text, ref int place, ref ulong digits)
    {
        var start = place;
        for (; place < text.Length && (uint)(text[place] - '0') is <= 9 and var digit; place++)
        {
            digits = (digits * 10) + digit; // wraps around behind 19 digits, and is not used then
        }

        return place - start;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int place, ref int exponent)
    {
        if (place == text.Length || (text[place] | 0x20) != 'e')
        {
            return true;
        }

        place++;
        var isNegative = place < text.Length && text[place] == '-';
        place += place < text.Length && text[place] is (byte)'-' or (byte)'+' ? 1 : 0;
        ulong digits = 0;
        var count = ReadDigits(text, ref place, ref digits);
        var size = count <= 5 ? (int)digits : 100_000; // beyond any float
        exponent += isNegative ? -size : size;
        return count > 0;
    }

    /// <summary>Digits and power are exact, so that their quotient or product is the nearest double (Clinger 1990).</summary>
    private static bool TryConvert(ulong digits, int exponent, bool isNegative, out float value)
    {
        value = 0;
        if (digits > LargestExactInteger || exponent is < -LargestExactPower or > LargestExactPower)
        {
            return false;
        }

        var number = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
        value = (float)(isNegative ? -number : number);

        // Half-way between two floats the decimal number may have been on the other side of the double; and tiny floats have fewer bits.
        const ulong BelowFloat = 0x1FFFFFFF;
        const ulong HalfWay = 0x10000000;
        return digits == 0 || ((BitConverter.DoubleToUInt64Bits(number) & BelowFloat) != HalfWay && float.IsNormal(value));
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
}
