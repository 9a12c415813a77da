using NlpMlNet.Messages;

namespace NlpMlNet.Recipes;

/// <summary>Turns <c>key=value</c> settings into the options of features and network.</summary>
internal static class RecipeSettings
{
    /// <summary>Applies the settings to both options records.</summary>
    /// <exception cref="NlpMlNetException">A setting is unknown or can't be read; all such settings are named.</exception>
    public static (TFeatures Features, TNetwork Network) Apply<TFeatures, TNetwork>(
        string recipe,
        IReadOnlyDictionary<string, string> values,
        (SettingTable<TFeatures> Table, TFeatures Options) features,
        (SettingTable<TNetwork> Table, TNetwork Options) network)
    {
        string[] known = [.. features.Table.Names, .. network.Table.Names];
        var failures = Unknown(values, known);
        var applied = (features.Table.Apply(features.Options, values, failures), network.Table.Apply(network.Options, values, failures));
        ThrowIfAny(recipe, values, known, failures);
        return applied;
    }

    /// <summary>Applies the settings to how texts are read, and to both options records.</summary>
    /// <exception cref="NlpMlNetException">A setting is unknown or can't be read; all such settings are named.</exception>
    public static (TextSettings Texts, TFeatures Features, TNetwork Network) ApplyWithTexts<TFeatures, TNetwork>(
        string recipe,
        IReadOnlyDictionary<string, string> values,
        (SettingTable<TFeatures> Table, TFeatures Options) features,
        (SettingTable<TNetwork> Table, TNetwork Options) network)
    {
        string[] known = [.. features.Table.Names, .. network.Table.Names, .. TextSettings.Table.Names];
        var failures = Unknown(values, known);
        var applied = (
            TextSettings.Table.Apply(TextSettings.Default, values, failures),
            features.Table.Apply(features.Options, values, failures),
            network.Table.Apply(network.Options, values, failures));
        ThrowIfAny(recipe, values, known, failures);
        return applied;
    }

    private static List<string> Unknown(IReadOnlyDictionary<string, string> values, string[] known) =>
        [.. values.Keys.Except(known, StringComparer.Ordinal).Select(key => $"'{key}' is not known{Nearest(key, known)}")];

    private static void ThrowIfAny(string recipe, IReadOnlyDictionary<string, string> values, string[] known, List<string> failures)
    {
        if (failures.Count > 0)
        {
            var list = values.Keys.All(key => known.Contains(key, StringComparer.Ordinal)) ? "" : $" It knows: {string.Join(", ", known)}.";
            throw new NlpMlNetException($"Settings of the recipe '{recipe}' can't be used: {string.Join("; ", failures)}.{list}");
        }
    }

    private static string Nearest(string key, IEnumerable<string> known) =>
        NearestName.Find(key, known) is { } near ? $" (did you mean '{near}'?)" : "";
}
