using System.Globalization;
using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>A progress bar with a remark behind it, in one line of the terminal.</summary>
/// <param name="title">What is going on.</param>
/// <param name="profile">The terminal: its width, and whether it shows more than ASCII.</param>
internal sealed class ProgressLine(string title, Profile profile)
{
    private const int BarWidth = 20;

    /// <summary>Draws the line.</summary>
    /// <param name="share">The share that is done, between 0 and 1.</param>
    /// <param name="remark">What is cut off where the terminal ends.</param>
    public Text At(double share, string remark)
    {
        var (done, open) = profile.Capabilities.Unicode ? ('━', '─') : ('#', '.');
        var filled = (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth);
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{title} {new string(done, filled)}{new string(open, BarWidth - filled)} {share,4:P0}  {remark}");

        // A full last column makes some terminals begin a new line.
        return new Text(line.Length < profile.Width ? line : line[..Math.Max(0, profile.Width - 1)]);
    }
}
