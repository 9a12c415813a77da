using System.Globalization;
using System.Text;
using NlpMlNet.Files;
using NlpMlNet.Tokens;

namespace NlpMlNet.LanguageModels;

/// <summary>Reads an n-gram model in the ARPA format.</summary>
internal sealed class ArpaReader
{
    private const float NoProbability = -100; // of an unknown word, where the file has none; as KenLM takes it

    private readonly string path;
    private readonly TextReader reader;
    private readonly TokenKind kind;
    private readonly TextTable words = GrowingVocabulary.Special();
    private readonly int[] ids = new int[NgramRecord.LongestOrder];
    private NgramTables tables = new(new UnigramTable(0), []);
    private long lineNumber;

    private ArpaReader(string path, TextReader reader, TokenKind kind) => (this.path, this.reader, this.kind) = (path, reader, kind);

    /// <exception cref="NlpMlNetException">The file can't be read, or is no ARPA file.</exception>
    public static NgramModel Read(string path, TokenKind kind)
    {
        SpecialFile.RefuseReading(path);
        try
        {
            using var reader = new StreamReader(new ArpaBytes(path), Encoding.UTF8);
            return new ArpaReader(path, reader, kind).Read();
        }
        catch (InvalidDataException e)
        {
            throw new NlpMlNetException($"'{path}' can't be read: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"'{path}' can't be read: {e.Message} Check the path.", e);
        }
    }

    private NgramModel Read()
    {
        var counts = ReadCounts();
        var hasUnknown = false;
        for (var order = 1; order <= counts.Count; order++)
        {
            RequireHeading($"\\{order.ToString(CultureInfo.InvariantCulture)}-grams:");
            if (order == 1)
            {
                hasUnknown = ReadUnigrams(counts[0], counts.Count > 1);
            }
            else
            {
                tables.Add(ReadOrder(order, counts[order - 1], order < counts.Count));
            }
        }

        RequireHeading("\\end\\");
        return new NgramModel(
            new TextVocabulary(words, kind, isUnknownLearnt: false), tables, hasUnknown ? [] : ["The file has no probability of unknown words (<unk>); they get 1e-100."]);
    }

    private List<int> ReadCounts()
    {
        RequireHeading("\\data\\");
        List<int> counts = [];
        for (var line = ReadLine(); line.Length > 0; line = ReadLine())
        {
            var parts = line.Split('=');
            if (parts.Length != 2 || parts[0].Trim() != string.Create(CultureInfo.InvariantCulture, $"ngram {counts.Count + 1}")
                || !int.TryParse(parts[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count))
            {
                throw Wrong($"'{line}' isn't the number of n-grams of order {counts.Count + 1}, such as 'ngram {counts.Count + 1}=100'");
            }

            counts.Add(count);
        }

        return counts.Count is >= 1 and <= NgramRecord.LongestOrder
            ? counts
            : throw Wrong($"the model has the order {counts.Count}; orders from 1 to {NgramRecord.LongestOrder} can be read");
    }

    private bool ReadUnigrams(int count, bool hasBackoff)
    {
        List<(int Id, float Probability, float Backoff)> entries = [];
        for (var i = 0; i < count; i++)
        {
            var line = ReadLine();
            var (probability, text, backoff) = Divide(line, 1, hasBackoff);
            var id = words.FindOrAdd(text, TextHash.Of(text));
            entries.Add((id, id == TextVocabulary.Start ? float.NegativeInfinity : Probability(probability), backoff));
        }

        var table = new UnigramTable(words.Count);
        table.Set(TextVocabulary.Unknown, NoProbability, 0);
        var seen = new bool[words.Count];
        foreach (var (id, probability, backoff) in entries)
        {
            _ = seen[id] ? throw Wrong($"the word '{words[id]}' is there twice among the unigrams that end here") : seen[id] = true;
            table.Set(id, probability, backoff);
        }

        tables = new NgramTables(table, []);
        return seen[TextVocabulary.Start] && seen[TextVocabulary.End]
            ? seen[TextVocabulary.Unknown]
            : throw Wrong("the unigrams that end here have no <s> or no </s>, and without them a line has no beginning or no end");
    }

    private NgramTable ReadOrder(int order, int count, bool hasBackoff)
    {
        var builder = new NgramTableBuilder(tables.CountOf(order - 1), words.Count, hasBackoff);
        for (var i = 0; i < count; i++)
        {
            var line = ReadLine();
            var (probability, text, backoff) = Divide(line, order, hasBackoff);
            ReadIds(text, order);
            var context = tables.Find(ids.AsSpan(0, order - 1));
            if (context < 0 || tables.Find(ids.AsSpan(1, order - 1)) < 0)
            {
                throw Wrong($"the n-gram '{text}' is there without '{(context < 0 ? text[..text.LastIndexOf(' ')] : text[(text.IndexOf(' ') + 1)..])}', which every query for it passes. Write the model again without entropy pruning");
            }

            builder.Add(context, ids[order - 1], Probability(probability), backoff);
        }

        return builder.Build();
    }

    private void ReadIds(ReadOnlySpan<char> text, int order)
    {
        var number = 0;
        foreach (var range in text.Split(' '))
        {
            if (number < order)
            {
                ids[number] = words.Find(text[range], TextHash.Of(text[range]));
                _ = ids[number] < 0 ? throw Wrong($"the word '{text[range]}' isn't among the unigrams") : 0;
            }

            number++;
        }

        _ = number == order ? 0 : throw Wrong($"'{text}' has {number} words; {order} are expected here");
    }

    /// <summary>Divides a line into its number, its words and its back-off weight, which may be left out where it is 0.</summary>
    private (float Probability, string Words, float Backoff) Divide(string line, int order, bool hasBackoff)
    {
        var parts = line.Split('\t');
        if (parts.Length == 1)
        {
            var tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries); // toolkits of old have spaces alone
            parts = [tokens.FirstOrDefault() ?? "", string.Join(' ', tokens.Skip(1).Take(order)), .. tokens.Skip(order + 1)];
        }

        return parts.Length is 2 or 3 && (hasBackoff || parts.Length == 2) && parts[1].Length > 0
            ? (Number(parts[0]), parts[1], parts.Length == 3 ? Number(parts[2]) : 0)
            : throw Wrong($"'{line}' isn't an n-gram of order {order}: logarithm, {order} words{(hasBackoff ? " and back-off weight" : "")}, between tabs");
    }

    private float Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw Wrong($"'{text}' isn't a finite number");

    private float Probability(float logarithm) =>
        logarithm <= 0 ? logarithm : throw Wrong($"the logarithm of a probability is {logarithm.ToString(CultureInfo.InvariantCulture)}; it can't be above 0");

    private void RequireHeading(string heading)
    {
        var line = ReadLine();
        while (line.Length == 0)
        {
            line = ReadLine();
        }

        _ = line == heading ? 0 : throw Wrong($"'{line}' is there where '{heading}' is expected");
    }

    private string ReadLine()
    {
        lineNumber++;
        return reader.ReadLine()?.Trim(' ', '\r') ?? throw Wrong("the file ends too early");
    }

    private NlpMlNetException Wrong(string fault) => new($"'{path}', line {lineNumber}: {fault}. Give a whole file in the ARPA format.");
}
