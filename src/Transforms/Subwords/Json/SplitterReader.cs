using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Makes splitters of the part <c>pre_tokenizer</c> of a tokenizer.json.</summary>
internal static class SplitterReader
{
    public static ITextSplitter Read(JsonPlace part)
    {
        var kind = part.Kind();
        switch (kind)
        {
            case "Sequence":
                part.AllowOnly("type", "pretokenizers");
                return new SplitterSequence([.. part.Get("pretokenizers").Items().Select(Read)], part.File);
            case "BertPreTokenizer":
                part.AllowOnly("type");
                return new BertSplitter();
            case "Whitespace":
                part.AllowOnly("type");
                return new PatternSplitter(new WordRunPattern(), SplitBehavior.Removed, invert: true);
            case "WhitespaceSplit":
                part.AllowOnly("type");
                return new PatternSplitter(new CharacterPattern(Rune.IsWhiteSpace), SplitBehavior.Removed);
            case "Punctuation":
                part.AllowOnly("type", "behavior");
                return new PatternSplitter(
                    new CharacterPattern(UnicodeClasses.IsPunctuation),
                    part.Find("behavior") is { } place ? ReadBehavior(place) : SplitBehavior.Isolated);
            case "Digits":
                part.AllowOnly("type", "individual_digits");
                return new PatternSplitter(
                    new CharacterPattern(UnicodeClasses.IsNumeric),
                    part.TruthOr("individual_digits", false) ? SplitBehavior.Isolated : SplitBehavior.Contiguous);
            case "Split":
                part.AllowOnly("type", "pattern", "behavior", "invert");
                return new PatternSplitter(
                    PatternReader.Read(part.Get("pattern")), ReadBehavior(part.Get("behavior")), part.TruthOr("invert", false));
            case "ByteLevel":
                // trim_offsets is about places in the text, not about tokens.
                part.AllowOnly("type", "add_prefix_space", "trim_offsets", "use_regex");
                return new ByteLevelSplitter(part.TruthOr("add_prefix_space", true), part.TruthOr("use_regex", true));
            case "Metaspace":
                return ReadMetaspace(part);
            default:
                throw part.Fail(
                    $"asks for the pre-tokenizer \"{kind}\", which is not supported; supported are BertPreTokenizer, Whitespace, "
                    + "WhitespaceSplit, ByteLevel, Metaspace, Split, Punctuation, Digits, Sequence");
        }
    }

    private static MetaspaceSplitter ReadMetaspace(JsonPlace part)
    {
        part.AllowOnly("type", "replacement", "str_rep", "add_prefix_space", "prepend_scheme", "split");
        var sign = part.Get("replacement");
        var text = sign.Text();
        if (text.EnumerateRunes().Count() != 1)
        {
            throw sign.Fail("must be one character");
        }

        return new MetaspaceSplitter(text, ReadPrefix(part), part.TruthOr("split", true));
    }

    private static MetaspacePrefix ReadPrefix(JsonPlace part)
    {
        var declared = part.Find("prepend_scheme") is { } scheme
            ? scheme.Text() switch
            {
                "always" => MetaspacePrefix.Always,
                "first" => MetaspacePrefix.First,
                "never" => MetaspacePrefix.Never,
                var other => throw scheme.Fail($"is \"{other}\"; it must be always, first or never"),
            }
            : (MetaspacePrefix?)null;
        if (part.TruthOr("add_prefix_space", true))
        {
            return declared ?? MetaspacePrefix.Always;
        }

        return declared is null or MetaspacePrefix.Never
            ? MetaspacePrefix.Never
            : throw part.Fail("has \"add_prefix_space\" false and a \"prepend_scheme\" other than never, which contradict each other");
    }

    private static SplitBehavior ReadBehavior(JsonPlace place) => place.Text() switch
    {
        "Removed" => SplitBehavior.Removed,
        "Isolated" => SplitBehavior.Isolated,
        "MergedWithPrevious" => SplitBehavior.MergedWithPrevious,
        "MergedWithNext" => SplitBehavior.MergedWithNext,
        "Contiguous" => SplitBehavior.Contiguous,
        var other => throw place.Fail($"is \"{other}\"; it must be Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous"),
    };
}
