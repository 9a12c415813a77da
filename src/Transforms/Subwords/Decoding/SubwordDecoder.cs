using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NlpMlNet.Subwords;

/// <summary>Writes tokens as a text: the reverse of dividing one, as far as the vocabulary keeps it.</summary>
internal sealed class SubwordDecoder
{
    private const char Space = '\u2581';
    private const string ByteStart = "<0x";
    private const int ByteLength = 6; // <0x0A>

    private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256).ToDictionary(value => ByteCharacters.Of((byte)value), value => (byte)value);

    private readonly IReadOnlyList<string> texts;
    private readonly Dictionary<int, AddedToken> addedTokens;
    private readonly SubwordForm form;
    private readonly string affix;

    /// <summary>Initializes a new instance of the <see cref="SubwordDecoder"/> class.</summary>
    /// <param name="definition">The tokenizer.</param>
    /// <param name="texts">The text of each id.</param>
    /// <param name="addedTokens">The tokens that were added to the vocabulary.</param>
    public SubwordDecoder(TokenizerDefinition definition, IReadOnlyList<string> texts, AddedToken[] addedTokens)
    {
        this.texts = texts;
        this.addedTokens = addedTokens.ToDictionary(token => token.Id);
        (form, affix) = FormOf(definition);
    }

    /// <summary>Gets how the pieces become a text.</summary>
    public SubwordForm Form => form;

    /// <summary>Writes tokens as a text.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="skipsSpecial">Whether tokens that steer the model are left out.</param>
    /// <returns>The text; a character of which bytes are missing is U+FFFD.</returns>
    public string Decode(ReadOnlySpan<int> ids, bool skipsSpecial)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            if (!addedTokens.TryGetValue(id, out var added))
            {
                Add(texts[id], bytes);
            }
            else if (!(skipsSpecial && added.IsSpecial))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(form is SubwordForm.MarkedContinuations or SubwordForm.Words ? Written(added.Content) : added.Content));
            }
        }

        var text = Encoding.UTF8.GetString([.. bytes]);
        return form switch
        {
            SubwordForm.Bytes => text,
            SubwordForm.MarkedEnds => text.TrimEnd(' '),
            _ => text.StartsWith(' ') ? text[1..] : text, // the space that a first word has like all others
        };
    }

    private static (SubwordForm Form, string Affix) FormOf(TokenizerDefinition definition)
    {
        var pipeline = JsonNode.Parse(definition.Pipeline)!.AsObject();
        var model = pipeline["model"] as JsonObject;
        return definition.SentencePiece is not null ? (SubwordForm.MarkedSpaces, string.Empty)
            : IsByteLevel(pipeline["pre_tokenizer"]) || IsByteLevel(pipeline["normalizer"]) ? (SubwordForm.Bytes, string.Empty)
            : (string?)model?["type"] == "WordPiece" ? (SubwordForm.MarkedContinuations, (string?)model["continuing_subword_prefix"] ?? SymbolTable.Continuing)
            : (string?)model?["end_of_word_suffix"] is { Length: > 0 } suffix ? (SubwordForm.MarkedEnds, suffix)
            : Array.Exists(definition.Vocabulary.Pieces, piece => piece?.StartsWith(Space) is true) ? (SubwordForm.MarkedSpaces, string.Empty)
            : (SubwordForm.Words, string.Empty);
    }

    private static bool IsByteLevel(JsonNode? part) => part?.ToJsonString().Contains("\"ByteLevel\"", StringComparison.Ordinal) is true;

    private void Add(string piece, List<byte> bytes)
    {
        if (form == SubwordForm.Bytes)
        {
            foreach (var character in piece)
            {
                if (Bytes.TryGetValue(character, out var value))
                {
                    bytes.Add(value);
                }
                else
                {
                    bytes.AddRange(Encoding.UTF8.GetBytes([character]));
                }
            }
        }
        else if (form == SubwordForm.MarkedSpaces && piece.Length == ByteLength && piece.StartsWith(ByteStart, StringComparison.Ordinal)
            && byte.TryParse(piece.AsSpan(ByteStart.Length, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
        {
            bytes.Add(value);
        }
        else
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(Written(piece)));
        }
    }

    private string Written(string piece) => form switch
    {
        SubwordForm.MarkedSpaces => piece.Replace(Space, ' '),
        SubwordForm.MarkedContinuations => piece.StartsWith(affix, StringComparison.Ordinal) && piece.Length > affix.Length ? piece[affix.Length..] : " " + piece,
        SubwordForm.MarkedEnds => piece.EndsWith(affix, StringComparison.Ordinal) ? piece[..^affix.Length] + " " : piece,
        _ => " " + piece,
    };
}
