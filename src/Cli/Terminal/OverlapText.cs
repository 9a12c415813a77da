using System.Globalization;
using NlpMlNet.Evaluation;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Sentences on rows whose texts a model came about with.</summary>
internal static class OverlapText
{
    /// <summary>Says how many rows there are and what the figures are without them, as a warning or a mere note.</summary>
    public static void Tell(Screen screen, TextOverlap overlap, int rows)
    {
        if (overlap.LearntRows + overlap.DecidingRows == 0)
        {
            return;
        }

        if (overlap.MayBeChance)
        {
            screen.Say($"{Describe(overlap, rows)}; the 1 % of errors of the fingerprints explain so many.{Without(overlap)}");
        }
        else
        {
            screen.Warn($"{Describe(overlap, rows)}: on these the figures are better than they would be on new texts.{Without(overlap)}");
        }
    }

    private static string Describe(TextOverlap overlap, int rows)
    {
        var learnt = overlap.LearntRows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{overlap.LearntRows:N0} of {rows:N0} rows {Have(overlap.LearntRows)} a text that was learnt from");
        var deciding = overlap.DecidingRows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{overlap.DecidingRows:N0} of {rows:N0} rows {Have(overlap.DecidingRows)} a text that decided when to stop the training");
        return learnt.Length == 0 || deciding.Length == 0 ? learnt + deciding : $"{learnt}, and {deciding}";
    }

    private static string Have(int rows) => rows == 1 ? "has" : "have";

    private static string Without(TextOverlap overlap) => overlap.WithoutThem is { } metrics
        ? $" Without them: {MetricsTables.Headline(metrics)}."
        : " No other row is left.";
}
