using YamlDotNet.RepresentationModel;

namespace NlpMlNet.Sentiment;

/// <summary>quanteda's dictionaries in YAML (Benoit et al. 2018): nested keys over lists of patterns.</summary>
internal sealed class QuantedaFormat(string file, IReadOnlyDictionary<string, float> valenceOfKey)
{
    private readonly EntryCollector entries = new(file);
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, float> Read(TextReader reader)
    {
        foreach (var document in LimitedYaml.Read(reader, file))
        {
            ReadNode(document.RootNode, path: string.Empty, valence: null);
        }

        CheckKeys();
        return entries.Finish();
    }

    private void ReadNode(YamlNode node, string path, float? valence)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (key, value) in mapping.Children)
                {
                    var inner = path.Length == 0 ? Scalar(key) : $"{path}.{Scalar(key)}";
                    keys.Add(inner);
                    ReadNode(value, inner, valenceOfKey.TryGetValue(inner, out var own) ? own : valence);
                }

                break;
            case YamlSequenceNode list when path.Length > 0:
                foreach (var item in list.Children)
                {
                    Add(Scalar(item), valence, item.Start.Line);
                }

                break;
            case YamlScalarNode { Value.Length: > 0 } single when path.Length > 0:
                Add(Scalar(single), valence, single.Start.Line);
                break;
            default:
                throw new LexiconFormatException(file, node.Start.Line, path.Length == 0
                    ? "there are no keys; expected keys such as 'positive:' and lists of entries under them"
                    : $"nothing is under the key '{path}'; expected a list of entries");
        }
    }

    private void Add(string pattern, float? valence, long line)
    {
        if (valence is { } known)
        {
            entries.AddUp(pattern, known, line);
        }
    }

    private string Scalar(YamlNode node) => node is YamlScalarNode { Value: { } value }
        ? value
        : throw new LexiconFormatException(file, node.Start.Line, "a list holds another list or keys; expected an entry");

    private void CheckKeys()
    {
        foreach (var key in valenceOfKey.Keys.Where(k => !keys.Contains(k)))
        {
            var names = string.Join(", ", keys.Select(k => $"'{k}'"));
            throw new LexiconFormatException(file, 1, $"there is no key '{key}'; the keys are {names}");
        }
    }
}
