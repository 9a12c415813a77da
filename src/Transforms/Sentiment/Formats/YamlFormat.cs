using YamlDotNet.RepresentationModel;

namespace NlpMlNet.Sentiment;

/// <summary>quanteda's dictionaries in YAML (Benoit et al. 2018): nested keys over lists of patterns; or entries and their valences.</summary>
internal sealed class YamlFormat : ILexiconFormat
{
    public LexiconFileFormat Format => LexiconFileFormat.Yaml;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) => text.HasEnding(".yml", ".yaml") || (text.Sample.Count > 1 && IsKey(text.Sample[0]) && IsBelow(text.Sample[1]));

    public void Read(LexiconText text, LexiconRows into)
    {
        foreach (var document in LimitedYaml.Read(new StringReader(text.Content), text.Path))
        {
            ReadNode(document.RootNode, string.Empty, into);
        }
    }

    private static bool IsKey(string line) => line == "---" || (line[0] is not (' ' or '-' or '\t') && line.TrimEnd().EndsWith(':'));

    private static bool IsBelow(string line) => line[0] is ' ' or '-' || IsKey(line);

    private static void ReadNode(YamlNode node, string path, LexiconRows into)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                ReadKeys(mapping, path, into);
                break;
            case YamlSequenceNode list when path.Length > 0:
                foreach (var item in list.Children)
                {
                    into.AddInCategory(Scalar(item, into), path, item.Start.Line);
                }

                break;
            case YamlScalarNode { Value.Length: > 0 } single when path.Length > 0:
                into.AddInCategory(Scalar(single, into), path, single.Start.Line);
                break;
            default:
                throw into.Refuse(node.Start.Line, path.Length == 0
                    ? "there are no keys; expected keys such as 'positive:' and lists of entries under them"
                    : $"nothing is under the key '{path}'; expected a list of entries");
        }
    }

    private static void ReadKeys(YamlMappingNode mapping, string path, LexiconRows into)
    {
        foreach (var (key, value) in mapping.Children)
        {
            var name = Scalar(key, into);
            if (value is YamlScalarNode { Value: { Length: > 0 } number } && LexiconRows.TryParseNumber(number, out var valence))
            {
                into.AddValence(name, valence, key.Start.Line);
                continue;
            }

            var inner = path.Length == 0 ? name : $"{path}.{name}";
            into.DeclareCategory(inner);
            ReadNode(value, inner, into);
        }
    }

    private static string Scalar(YamlNode node, LexiconRows into) => node is YamlScalarNode { Value: { } value }
        ? value
        : throw into.Refuse(node.Start.Line, "a list holds another list or keys; expected an entry");
}
