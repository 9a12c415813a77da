namespace NlpMlNet.Recipes;

/// <summary>How the recipes read texts before they make features of them.</summary>
/// <param name="DecodeHtml">Whether HTML in them is read as what it means.</param>
internal sealed record TextSettings(bool DecodeHtml = true)
{
    public static TextSettings Default { get; } = new();

    public static SettingTable<TextSettings> Table { get; } = new(
    [
        Setting<TextSettings>.Switch(
            "html", "Whether entities (&amp;) and tags (<br />) are read as what they mean.", o => o.DecodeHtml, (o, v) => o with { DecodeHtml = v }),
    ]);
}
