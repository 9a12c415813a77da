namespace NlpMlNet.Recipes;

/// <summary>All settings of one options record.</summary>
internal sealed class SettingTable<TOptions>(IReadOnlyList<Setting<TOptions>> settings)
{
    public IEnumerable<string> Names => settings.Select(setting => setting.Name);

    /// <summary>The settings, with their values in the given options as defaults.</summary>
    public IEnumerable<RecipeSetting> Describe(TOptions options) =>
        settings.Select(setting => new RecipeSetting(setting.Name, setting.Show(options), setting.Description));

    /// <summary>The names of the settings and their values in the given options.</summary>
    public IEnumerable<KeyValuePair<string, string>> ValuesOf(TOptions options) =>
        settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Show(options)));

    /// <summary>Applies the given values that belong to this table; notes the values that can't be read.</summary>
    public TOptions Apply(TOptions options, IReadOnlyDictionary<string, string> values, List<string> failures)
    {
        foreach (var setting in settings)
        {
            if (values.TryGetValue(setting.Name, out var text))
            {
                try
                {
                    options = setting.Apply(options, text);
                }
                catch (FormatException e)
                {
                    failures.Add($"'{setting.Name}' is '{text}'; {e.Message}");
                }
            }
        }

        return options;
    }
}
