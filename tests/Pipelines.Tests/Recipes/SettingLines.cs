using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

/// <summary>Settings as a reader of their list sees them.</summary>
internal static class SettingLines
{
    public static IEnumerable<string> Lines(this IEnumerable<RecipeSetting> settings) =>
        settings.Select(setting => $"{setting.Name}={setting.DefaultValue}: {setting.Description}");

    public static IEnumerable<string> Values(this IEnumerable<RecipeSetting> settings) =>
        settings.Select(setting => $"{setting.Name}={setting.DefaultValue}");
}
