namespace NlpMlNet.Subwords;

/// <summary>Makes the sequence's template of the part <c>post_processor</c> of a tokenizer.json.</summary>
internal static class TemplateReader
{
    public static SequenceTemplate Read(JsonPlace part)
    {
        var kind = part.Kind();
        switch (kind)
        {
            case "TemplateProcessing":
                return ReadTemplate(part);
            case "BertProcessing":
                part.AllowOnly("type", "sep", "cls");
                return Bert(ReadId(part.Get("cls")), ReadId(part.Get("sep")));
            case "RobertaProcessing":
                part.AllowOnly("type", "sep", "cls", "trim_offsets", "add_prefix_space");
                return Roberta(ReadId(part.Get("cls")), ReadId(part.Get("sep")));
            case "ByteLevel":
                // It trims places in the text only.
                return SequenceTemplate.Plain;
            case "Sequence":
                return ReadSequence(part);
            default:
                throw part.Fail(
                    $"asks for the post-processor \"{kind}\", which is not supported; supported are TemplateProcessing, BertProcessing, "
                    + "RobertaProcessing, ByteLevel, Sequence");
        }
    }

    /// <summary>[CLS] A [SEP] B [SEP], the second text and its [SEP] of type 1.</summary>
    public static SequenceTemplate Bert(int cls, int sep) => new(
        [TemplatePart.Special(0, cls), TemplatePart.First(0), TemplatePart.Special(0, sep)],
        [
            TemplatePart.Special(0, cls), TemplatePart.First(0), TemplatePart.Special(0, sep),
            TemplatePart.Second(1), TemplatePart.Special(1, sep),
        ]);

    /// <summary>&lt;s&gt; A &lt;/s&gt; &lt;/s&gt; B &lt;/s&gt;, all of type 0.</summary>
    public static SequenceTemplate Roberta(int cls, int sep) => new(
        [TemplatePart.Special(0, cls), TemplatePart.First(0), TemplatePart.Special(0, sep)],
        [
            TemplatePart.Special(0, cls), TemplatePart.First(0), TemplatePart.Special(0, sep),
            TemplatePart.Special(0, sep), TemplatePart.Second(0), TemplatePart.Special(0, sep),
        ]);

    // One part may add tokens; the others, in practice ByteLevel, must leave the sequence as it is.
    private static SequenceTemplate ReadSequence(JsonPlace part)
    {
        part.AllowOnly("type", "processors");
        var templates = part.Get("processors").Items().Select(Read).Where(template => template != SequenceTemplate.Plain).ToArray();
        return templates.Length switch
        {
            0 => SequenceTemplate.Plain,
            1 => templates[0],
            _ => throw part.Fail("has several processors that add tokens, which is not supported; one may"),
        };
    }

    private static int ReadId(JsonPlace pair)
    {
        JsonPlace[] values = [.. pair.Items()];
        return values.Length == 2 ? values[1].Number(VocabularyData.LargestId) : throw pair.Fail("must be a token and its id");
    }

    private static SequenceTemplate ReadTemplate(JsonPlace part)
    {
        part.AllowOnly("type", "single", "pair", "special_tokens");
        var special = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var (name, value) in part.Get("special_tokens").Members())
        {
            value.AllowOnly("id", "ids", "tokens");
            special[name] = [.. value.Get("ids").Items().Select(id => id.Number(VocabularyData.LargestId))];
        }

        return new SequenceTemplate(
            ReadParts(part.Get("single"), special, isPair: false), ReadParts(part.Get("pair"), special, isPair: true));
    }

    private static TemplatePart[] ReadParts(JsonPlace parts, Dictionary<string, int[]> special, bool isPair)
    {
        TemplatePart[] read = [.. parts.Items().Select(part => ReadPart(part, special, isPair))];
        var isComplete = read.Any(part => part.Source == TemplateSource.FirstText)
            && (!isPair || read.Any(part => part.Source == TemplateSource.SecondText));
        return isComplete ? read : throw parts.Fail(isPair ? "must hold both sequences, A and B" : "must hold the sequence A");
    }

    private static TemplatePart ReadPart(JsonPlace part, Dictionary<string, int[]> special, bool isPair)
    {
        part.AllowOnly("Sequence", "SpecialToken");
        if (part.Find("SpecialToken") is { } token)
        {
            token.AllowOnly("id", "type_id");
            var name = token.Get("id").Text();
            return special.TryGetValue(name, out var ids)
                ? TemplatePart.Special(ReadTypeId(token), ids)
                : throw token.Fail($"names the special token \"{name}\", which \"special_tokens\" does not hold");
        }

        var sequence = part.Get("Sequence");
        sequence.AllowOnly("id", "type_id");
        return sequence.Get("id").Text() switch
        {
            "A" => TemplatePart.First(ReadTypeId(sequence)),
            "B" when isPair => TemplatePart.Second(ReadTypeId(sequence)),
            var other => throw sequence.Fail($"names the sequence \"{other}\"; it must be {(isPair ? "A or B" : "A")}"),
        };
    }

    private static int ReadTypeId(JsonPlace part) => part.Get("type_id").Number(int.MaxValue);
}
