using FsCheck;
using FsCheck.Fluent;

namespace NlpMlNet.Tests.Ngrams;

/// <summary>Texts of known and unknown words, marks, halves of surrogate pairs and whatever else a string can hold.</summary>
internal static class AnyText
{
    public static string[] Corpus { get; } = ["good film!", "not a second-rate plot ...", "très long 🙂 很好", "x_y #tag @user"];

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.OneOf(
            Gen.Elements(string.Join(' ', Corpus).Split(' ')),
            Gen.Elements(" ", "_", "'", "-", "\u0301", "\uD83D", "\uDE00", "\U0001D400", "\u200D", "\0"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty))
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();
}
