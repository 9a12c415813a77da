using System.Globalization;
using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>A progress bar with a remark behind it, in one line of the terminal.</summary>
/// <param name="title">What is going on.</param>
/// <param name="profile">The terminal: its width, and whether it shows more than ASCII.</param>
internal sealed class ProgressLine(string title, Profile profile)
{
    private const int WidestBar = 20;
    private const int NarrowestBar = 5;
    private const int ShareWidth = 8; // a space, the share such as "100 %", two spaces

    /// <summary>Draws the line; where it is too long, the remark is cut first, then the bar gets shorter, then the title is cut.</summary>
    /// <param name="share">The share that is done, between 0 and 1.</param>
    /// <param name="remark">What else there is to say.</param>
    public Text At(double share, string remark)
    {
        // A full last column makes some terminals begin a new line.
        var width = Math.Max(0, profile.Width - 1);
        var barWidth = Math.Clamp(width - title.Length - 1 - ShareWidth, NarrowestBar, WidestBar);
        var name = title[..Math.Clamp(width - 1 - barWidth - ShareWidth, 0, title.Length)];
        var (done, open) = profile.Capabilities.Unicode ? ('━', '─') : ('#', '.');
        var filled = (int)Math.Round(Math.Clamp(share, 0, 1) * barWidth);
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{name} {new string(done, filled)}{new string(open, barWidth - filled)} {share,4:P0}  {remark}");
        line = TerminalText.Escape(line);
        return new Text(line.Length <= width ? line : line[..width]);
    }
}
