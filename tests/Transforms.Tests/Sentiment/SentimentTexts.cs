using FsCheck;
using FsCheck.Fluent;

namespace NlpMlNet.Tests.Sentiment;

/// <summary>Random texts of what the sentiment features look at, long enough for several batches of words.</summary>
internal static class SentimentTexts
{
    // Spaces are frequent, so that words stand apart more often than not.
    private static readonly string[] Pieces =
    [
        " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ",
        "good", "GOOD", "loved", "lovely", "bad", "awful", "must", "see", "must see", "waste", "of", "time", "waste of time",
        "not", "not bad", "at", "all", "don’t", "no", "no longer", "nope", "I", "you", "but", "even though", "very", "slightly",
        "a lot", "work of artistry", "10/10", "XD", "sooo", "AAA", "É", "ÉÉé", "жжЖ", "œuvre", "Ça", "U2", "3D", "1000", "the",
        "aime", "ennui", "ennui mortel", "l’horreur", "l'", "n’", "j'", "d'ennui", "chef-d’œuvre", "pas", "Je", "KKk", "kK\u212A",
        ":)", ":(", ":D", "D:", "<3", ":-)", ":/", ":3", "8", ")", "😀", "😡", "❤\uFE0F", "❤\u200D🔥", "\u200D",
        "!", "!!", "?", "??", "?!", ".", ",", "…", "–", "-", "'", "\u2019", "\u2010", "\n", "\t", "\0", "\u0301", "中", "カ", "\uD83D",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ",
    ];

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.Elements(Pieces).ListOf().Select(string.Concat).Resize(400).ToArbitrary();
}
