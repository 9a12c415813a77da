using FsCheck;
using FsCheck.Fluent;

namespace NlpMlNet.Tests.Words;

/// <summary>Random texts that are rich in what is hard about words: joiners, marks, surrogates, block edges.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "7", "é", "ß", "Ж", "\u0301", "'", "’", "-", "\u2010", " ", "\n", "!", "?", ".", ":", ")", "D", "<", "3",
        "中", "カ", "\u3099", "😀", "❤", "\uFE0F", "\u200D", "𝐛", "𠀀", "\uD800", "\uDC00", "\0", "word", "good", "not", "I",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.Elements(Pieces).ListOf().Select(string.Concat).Resize(120).ToArbitrary();
}
