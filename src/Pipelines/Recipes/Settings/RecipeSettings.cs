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
        var known = features.Table.Names.Concat(network.Table.Names).ToHashSet(StringComparer.Ordinal);
        var failures = values.Keys.Where(key => !known.Contains(key)).Select(key => $"'{key}' is not known{Nearest(key, known)}").ToList();
        var list = failures.Count == 0 ? "" : $" It knows: {string.Join(", ", known)}.";
        var applied = (features.Table.Apply(features.Options, values, failures), network.Table.Apply(network.Options, values, failures));
        return failures.Count == 0
            ? applied
            : throw new NlpMlNetException(
                $"Settings of the recipe '{recipe}' can't be used: {string.Join("; ", failures)}.{list}");
    }

    private static string Nearest(string key, IEnumerable<string> known) =>
        NearestName.Find(key, known) is { } near ? $" (did you mean '{near}'?)" : "";
}
