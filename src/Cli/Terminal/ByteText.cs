using System.Globalization;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Counts of bytes for people: three digits and a unit.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Says a count in the unit in which it is below 1,024, e.g. <c>413 MiB</c>, <c>1.61 GiB</c>.</summary>
    public static string Of(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1023.5 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        var decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, decimals).ToString($"F{decimals}", CultureInfo.InvariantCulture)} {Units[unit]}");
    }
}
