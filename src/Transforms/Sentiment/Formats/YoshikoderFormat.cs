using System.Xml;

namespace NlpMlNet.Sentiment;

/// <summary>Yoshikoder's dictionaries in XML (Lowe 2006): <c>cnode</c> elements are categories, the <c>pnode</c> elements in them entries.</summary>
internal sealed class YoshikoderFormat : ILexiconFormat
{
    private const int Deepest = 64;

    public LexiconFileFormat Format => LexiconFileFormat.Yoshikoder;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) => text.HasEnding(".ykd", ".lcd") || text.Content.AsSpan().TrimStart() is ['<', '?', 'x', 'm', 'l', ..] or ['<', 'd', 'i', 'c', 't', ..];

    public void Read(LexiconText text, LexiconRows into)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(text.Content.TrimStart()), settings);
        try
        {
            Read(reader, into);
        }
        catch (XmlException e)
        {
            throw new LexiconFormatException(text.Path, Math.Max(1, e.LineNumber), "this is no XML of a dictionary, or declares a document type; expected elements 'cnode' and 'pnode' that are closed", e);
        }
    }

    private static void Read(XmlReader reader, LexiconRows into)
    {
        Stack<(int Depth, string Name)> path = [];
        while (reader.Read())
        {
            var line = (reader as IXmlLineInfo)?.LineNumber ?? 1;
            if (reader.Depth > Deepest)
            {
                throw into.Refuse(line, $"elements lie more than {Deepest} deep in one another; a dictionary has a few levels");
            }

            while (path.TryPeek(out var outer) && outer.Depth >= reader.Depth)
            {
                path.Pop();
            }

            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("name") is { } name)
            {
                Take(reader, name, line, path, into);
            }
        }
    }

    private static void Take(XmlReader reader, string name, long line, Stack<(int Depth, string Name)> path, LexiconRows into)
    {
        if (reader.Name == "cnode")
        {
            path.Push((reader.Depth, path.TryPeek(out var outer) ? $"{outer.Name}.{name}" : name));
            into.DeclareCategory(path.Peek().Name);
        }
        else if (reader.Name == "pnode")
        {
            into.AddInCategory(name, path.TryPeek(out var category) ? category.Name : throw into.Refuse(line, $"the entry '{name}' is in no category; expected an element 'cnode' around it"), line);
        }
    }
}
