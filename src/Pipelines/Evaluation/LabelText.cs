using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NlpMlNet.Words;

namespace NlpMlNet.Evaluation;

/// <summary>What labels have in common that a reader takes for the same label.</summary>
internal static partial class LabelText
{
    // Letters of other scripts that look like Latin ones, with these below; dashes and quotation marks likewise.
    private const string LookingLike = "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιρτυχ‐‑‒–—−‘’´`ʼ";
    private const string Plain = "ABES3IJKMHOPCTYXaesijopcyxdqwABEZHIKMNOPTYXoviptux------'''''";

    /// <summary>The words with which files say that a value is missing.</summary>
    private static readonly HashSet<string> MissingWords = new(StringComparer.Ordinal)
    {
        "NA", "N/A", "n/a", "#N/A", "<NA>", "nan", "NaN", "NAN", "NULL", "null", "Null", "None", "NONE", "nil", "-", "--", "---", ".", "?", "#NULL!", "NaT",
        "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "\\N", "(null)", "[null]", "n.a.", "N.A.", "k.A.", "missing", "Missing", "MISSING", "\u2013", "\u2014",
        "-99", "-999", "-9999",
    };

    /// <summary>Brings a label into the form that names its class: composed letters, single spaces, nothing invisible.</summary>
    public static string ClassOf(string label) => TextKey.Collapse(TextKey.Normal(label, NormalizationForm.FormC));

    /// <summary>Tells whether a label is a word for a missing value, as R, pandas, SQL and spreadsheets write it.</summary>
    public static bool IsLikeMissing(string label) => MissingWords.Contains(label);

    /// <summary>The number that a label is, without leading and trailing zeros: <c>1</c> for <c>01</c> and <c>1.0</c>; <see langword="null"/> when it is none.</summary>
    public static string? NumberOf(string label)
    {
        if (Thousands().IsMatch(label))
        {
            return null; // 1,000 is a thousand in English and one in German
        }

        var text = label.Count(',') == 1 && !label.Contains('.') ? label.Replace(',', '.') : label;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("G29", CultureInfo.InvariantCulture) // without zeros behind the point
            : null;
    }

    /// <summary>What a label looks like: equal for labels that are the same number, or differ in letters that look alike, or in case alone.</summary>
    public static string LookOf(string label)
    {
        var normal = TextKey.Normal(label, NormalizationForm.FormKC);
        if (NumberOf(Thousands().IsMatch(normal) ? string.Concat(normal.Where(c => char.IsAsciiDigit(c) || c is '-' or '.')) : normal) is { } number)
        {
            return number;
        }

        var look = new StringBuilder(normal.Length);
        foreach (var unit in normal)
        {
            var place = LookingLike.IndexOf(unit);
            look.Append(place < 0 ? unit : Plain[place]);
        }

        return TextKey.Of(look.ToString());
    }

    /// <summary>Shows in what one label differs from another, in code points: <c>U+00A0 instead of U+0020</c>.</summary>
    public static string Difference(string label, string other)
    {
        var start = label.AsSpan().CommonPrefixLength(other);
        start -= start > 0 && char.IsHighSurrogate(label[start - 1]) ? 1 : 0;
        var end = 0;
        while (end < Math.Min(label.Length, other.Length) - start && label[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        end -= end > 0 && char.IsLowSurrogate(label[^end]) ? 1 : 0;
        return $"{CodePoints(label[start..^end])} instead of {CodePoints(other[start..^end])}";
    }

    [GeneratedRegex(@"^-?[0-9]{1,3}([,'\u2019 ][0-9]{3})+([.][0-9]+)?$")]
    private static partial Regex Thousands();

    private static string CodePoints(string text) => text.Length == 0
        ? "nothing"
        : string.Join(' ', text.EnumerateRunes().Take(10).Select(rune => $"U+{rune.Value:X4}"));
}
