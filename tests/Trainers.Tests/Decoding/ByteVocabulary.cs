using System.Text;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.Decoding;

/// <summary>Tokens that are bytes, of which a character may need several; or words, with a space between them.</summary>
internal sealed class ByteVocabulary(byte[][] tokens, int? start, int? end, int? unknown, string separator) : LanguageModelVocabulary
{
    public override int Count => tokens.Length;

    public override int? StartId => start;

    public override int? EndId => end;

    public override int? UnknownId => unknown;

    public override bool KeepsText => true;

    public override string Unit => "subwords";

    public static ByteVocabulary Pieces(params string[] texts) => new([.. texts.Select(Encoding.UTF8.GetBytes)], null, 0, null, "");

    public static ByteVocabulary Words(params string[] texts) => new([.. texts.Select(Encoding.UTF8.GetBytes)], 1, 0, 2, " ");

    public override string TokenAt(int id) => Encoding.Latin1.GetString(tokens[id]);

    public override bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        var text = token.ToString();
        id = Array.FindIndex(tokens, bytes => Encoding.UTF8.GetString(bytes) == text);
        return id >= 0;
    }

    // The longest token that fits, from the left.
    public override EncodedText Encode(string text)
    {
        var ids = new List<int>();
        for (var rest = Encoding.UTF8.GetBytes(separator == " " ? text.Replace(" ", "", StringComparison.Ordinal) : text); rest.Length > 0;)
        {
            var id = Enumerable.Range(0, tokens.Length).Where(i => rest.AsSpan().StartsWith(tokens[i])).MaxBy(i => tokens[i].Length);
            ids.Add(id);
            rest = rest[tokens[id].Length..];
        }

        return new(text, [.. ids], null, []);
    }

    public override string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            if (id != start && id != end)
            {
                bytes.AddRange(bytes.Count > 0 ? Encoding.UTF8.GetBytes(separator) : []);
                bytes.AddRange(tokens[id]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
