using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace NlpMlNet.Sentiment;

/// <summary>Reads YAML of any origin: without aliases, which can refer to themselves or multiply, and no deeper than a dictionary is.</summary>
/// <remarks>The parser's own exceptions are of many types; each becomes one of the format, with the line that was reached.</remarks>
internal sealed class LimitedYaml : IParser
{
    private const int Deepest = 64;

    private readonly string file;
    private readonly Parser parser;
    private int depth;

    private LimitedYaml(TextReader reader, string file) => (this.file, parser) = (file, new Parser(reader));

    public ParsingEvent? Current => parser.Current;

    private long Line => parser.Current?.End.Line ?? 1;

    /// <summary>Reads all documents.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="LexiconFormatException">It is no YAML, has an alias, or is too deep.</exception>
    public static IList<YamlDocument> Read(TextReader reader, string file)
    {
        var yaml = new YamlStream();
        var parser = new LimitedYaml(reader, file);
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException e)
        {
            throw new LexiconFormatException(file, Math.Max(1, e.Start.Line), $"this is no YAML: {e.Message.TrimEnd('.')}", e);
        }
        catch (Exception e) when (e is not (NlpMlNetException or IOException or OutOfMemoryException))
        {
            throw new LexiconFormatException(file, parser.Line, "this is no YAML: the line can't be read; look for a bracket, a quote or a colon that is missing, here or in the next line", e);
        }

        return yaml.Documents;
    }

    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        depth += Current!.NestingIncrease;
        if (depth > Deepest)
        {
            throw new LexiconFormatException(file, Line, $"lists and keys lie more than {Deepest} deep in one another; a dictionary has a few levels");
        }

        return Current is AnchorAlias alias
            ? throw new LexiconFormatException(file, Line, $"the alias '*{alias.Value}' is not read; write its entries out")
            : true;
    }
}
