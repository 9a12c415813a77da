using NlpMlNet.Messages;

namespace NlpMlNet.Checkpoints;

/// <summary>One of the classes that <c>architectures</c> in config.json names.</summary>
internal sealed record Architecture(string Name, TransformerFamily Family, TransformerHead Head)
{
    private static readonly Architecture[] Known =
    [
        new("BertModel", TransformerFamily.Bert, TransformerHead.None),
        new("BertForSequenceClassification", TransformerFamily.Bert, TransformerHead.Classification),
        new("BertForMaskedLM", TransformerFamily.Bert, TransformerHead.MaskedLanguageModel),
        new("BertForPreTraining", TransformerFamily.Bert, TransformerHead.Pretraining),
        new("DistilBertModel", TransformerFamily.DistilBert, TransformerHead.None),
        new("DistilBertForSequenceClassification", TransformerFamily.DistilBert, TransformerHead.Classification),
        new("DistilBertForMaskedLM", TransformerFamily.DistilBert, TransformerHead.MaskedLanguageModel),
        .. Robertas("Roberta"),
        .. Robertas("XLMRoberta"),
        .. Robertas("Camembert"),
        new("GPT2Model", TransformerFamily.Gpt2, TransformerHead.None),
        new("GPT2LMHeadModel", TransformerFamily.Gpt2, TransformerHead.CausalLanguageModel),
    ];

    /// <summary>Finds the architecture of a family that a config.json names.</summary>
    public static Architecture Read(JsonFile file, TransformerFamily family)
    {
        const string Key = "architectures";
        var value = file.Find(Key) ?? throw new NlpMlNetException(
            $"The file '{file.Path}' has no \"{Key}\", which says what head the model has. If it is a classifier, add: \"{Key}\": [\"{NameOf(family, TransformerHead.Classification)}\"].");
        if (value.ValueKind != System.Text.Json.JsonValueKind.Array || value.GetArrayLength() != 1)
        {
            throw file.Fail(Key, value, "an array with one name");
        }

        var name = file.Text(Key, value[0]);
        var found = Array.Find(Known, known => known.Name == name && known.Family == family) ?? throw file.Fail(
            Key,
            $"\"{name}\"",
            $"is not supported for this model_type; supported are {Names(family)}. "
            + $"Its body can be loaded without its head ({new CodeName(typeof(TransformerCheckpointOptions), nameof(TransformerCheckpointOptions.BodyOnly))})");
        if (found.Head is not (TransformerHead.None or TransformerHead.Classification))
        {
            file.Require("tie_word_embeddings", expected: true, missing: true);
        }

        return found;
    }

    /// <summary>The <c>model_type</c> of the architecture that a config.json names, for the older ones that have no such key.</summary>
    public static string? TypeOf(JsonFile file)
    {
        var name = file.Find("architectures") is { ValueKind: System.Text.Json.JsonValueKind.Array } names && names.GetArrayLength() > 0 && names[0].ValueKind == System.Text.Json.JsonValueKind.String
            ? names[0].GetString()
            : null;
        return Array.Find(Known, known => known.Name == name)?.Family switch
        {
            TransformerFamily.Bert => "bert",
            TransformerFamily.DistilBert => "distilbert",
            TransformerFamily.Roberta => "roberta", // the three models of this kind differ in name alone
            TransformerFamily.Gpt2 => "gpt2",
            _ => null,
        };
    }

    /// <summary>The name of a family's class with a head.</summary>
    public static string NameOf(TransformerFamily family, TransformerHead head) =>
        Array.Find(Known, known => known.Family == family && known.Head == head)?.Name ?? $"{family} with {head}";

    private static string Names(TransformerFamily family) =>
        string.Join(", ", Known.Where(known => known.Family == family).Select(known => known.Name));

    private static IEnumerable<Architecture> Robertas(string name) =>
    [
        new(name + "Model", TransformerFamily.Roberta, TransformerHead.None),
        new(name + "ForSequenceClassification", TransformerFamily.Roberta, TransformerHead.Classification),
        new(name + "ForMaskedLM", TransformerFamily.Roberta, TransformerHead.MaskedLanguageModel),
    ];
}
