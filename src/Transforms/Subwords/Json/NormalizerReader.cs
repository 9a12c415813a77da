using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Makes normalizers of the part <c>normalizer</c> of a tokenizer.json.</summary>
internal static class NormalizerReader
{
    public static ITextNormalizer Read(JsonPlace part)
    {
        var kind = part.Kind();
        switch (kind)
        {
            case "Sequence":
                part.AllowOnly("type", "normalizers");
                return new NormalizerSequence([.. part.Get("normalizers").Items().Select(Read)], part.File);
            case "BertNormalizer":
                return ReadBert(part);
            case "Strip":
                part.AllowOnly("type", "strip_left", "strip_right");
                return new StripNormalizer(part.Get("strip_left").Truth(), part.Get("strip_right").Truth());
            case "Prepend":
                part.AllowOnly("type", "prepend");
                return new PrependNormalizer(part.Get("prepend").Text());
            case "Replace":
                part.AllowOnly("type", "pattern", "content");
                return new ReplaceNormalizer(PatternReader.Read(part.Get("pattern")), part.Get("content").Text());
            case "Precompiled":
                part.AllowOnly("type", "precompiled_charsmap");
                return new PrecompiledNormalizer(ReadMap(part.Get("precompiled_charsmap")));
            default:
                part.AllowOnly("type");
                return WithoutOptions(kind) ?? throw part.Fail(
                    $"asks for the normalizer \"{kind}\", which is not supported; supported are BertNormalizer, Lowercase, NFC, NFD, NFKC, "
                    + "NFKD, StripAccents, Strip, Replace, Prepend, Nmt, Precompiled, ByteLevel, Sequence");
        }
    }

    private static ITextNormalizer? WithoutOptions(string kind) => kind switch
    {
        "Lowercase" => new LowerCaseNormalizer(),
        "NFC" => new UnicodeFormNormalizer(NormalizationForm.FormC),
        "NFD" => new UnicodeFormNormalizer(NormalizationForm.FormD),
        "NFKC" => new UnicodeFormNormalizer(NormalizationForm.FormKC),
        "NFKD" => new UnicodeFormNormalizer(NormalizationForm.FormKD),
        "StripAccents" => CharacterNormalizer.StripAccents,
        "Nmt" => CharacterNormalizer.MachineTranslation,
        "ByteLevel" => new ByteLevelNormalizer(),
        _ => null,
    };

    private static BertNormalizer ReadBert(JsonPlace part)
    {
        part.AllowOnly("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        var lowerCase = part.TruthOr("lowercase", true);
        return new BertNormalizer(
            part.TruthOr("clean_text", true),
            part.TruthOr("handle_chinese_chars", true),
            part.TruthOr("strip_accents", lowerCase),
            lowerCase);
    }

    private static PrecompiledMap ReadMap(JsonPlace value)
    {
        var text = value.Text();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && PrecompiledMap.TryRead(bytes.AsSpan(0, count)) is { } map
            ? map
            : throw value.Fail("is not a compiled table of replacements (base64 of a double-array trie and its texts)");
    }
}
