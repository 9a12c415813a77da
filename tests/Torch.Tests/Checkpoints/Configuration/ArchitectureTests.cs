using System.Text;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("BertModel", TransformerFamily.Bert, TransformerHead.None)]
    [InlineData("BertForMaskedLM", TransformerFamily.Bert, TransformerHead.MaskedLanguageModel)]
    [InlineData("XLMRobertaForSequenceClassification", TransformerFamily.Roberta, TransformerHead.Classification)]
    [InlineData("CamembertForMaskedLM", TransformerFamily.Roberta, TransformerHead.MaskedLanguageModel)]
    [InlineData("GPT2LMHeadModel", TransformerFamily.Gpt2, TransformerHead.CausalLanguageModel)]
    public void Read_Known_GivesHead(string name, TransformerFamily family, TransformerHead head) =>
        Assert.Equal(new Architecture(name, family, head), Read($"\"architectures\": [\"{name}\"]", family));

    [Theory]
    [InlineData("\"architectures\": [\"BertForTokenClassification\"]", "is \"BertForTokenClassification\", which is not supported")]
    [InlineData("\"architectures\": [\"RobertaModel\"]", "is \"RobertaModel\", which is not supported for this model_type; supported are BertModel,")]
    [InlineData("\"architectures\": []", "is [], which must be an array with one name")]
    [InlineData("\"other\": 1", "has no \"architectures\"")]
    [InlineData("\"architectures\": [\"BertForMaskedLM\"], \"tie_word_embeddings\": false", "\"tie_word_embeddings\" is false")]
    public void Read_Other_RefusedByName(string members, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Read(members, TransformerFamily.Bert));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Architecture Read(string members, TransformerFamily family)
    {
        using var folder = CheckpointFolder.With("config.json", Encoding.UTF8.GetBytes("{" + members + "}"));
        return Architecture.Read(JsonFile.Read(folder.Find("config.json")), family);
    }
}
