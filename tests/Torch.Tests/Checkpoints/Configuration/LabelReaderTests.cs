using System.Text;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class LabelReaderTests
{
    [Theory]
    [InlineData("\"id2label\": {\"1\": \"b\", \"0\": \"a\"}", "a b")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"label2id\": {\"a\": 0, \"b\": 1}, \"num_labels\": 2", "a b")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"label2id\": {\"LABEL_0\": 0, \"LABEL_1\": 1}", "a b")]
    [InlineData("\"id2label\": {\"0\": 0, \"1\": 1}, \"label2id\": {\"0\": 0, \"1\": 1}", "0 1")]
    [InlineData("\"id2label\": {\"0\": -1, \"1\": 2.5}", "-1 2.5")]
    [InlineData("\"id2label\": {\"0\": false, \"1\": true}", "false true")]
    [InlineData("\"id2label\": [\"a\", \"b\", \"c\"]", "a b c")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"label2id\": {\"a\": \"0\", \"b\": \"1\"}", "a b")]
    [InlineData("\"label2id\": {\"b\": 1, \"a\": 0}", "a b")]
    [InlineData("\"id2label\": null, \"label2id\": {\"b\": \"1\", \"a\": \"0.0\", \"c\": 2.0}", "a b c")]
    [InlineData("\"id2label\": {\"0\": \"LABEL_0\", \"1\": \"LABEL_1\"}, \"label2id\": {\"b\": 1, \"a\": 0}", "a b")]
    [InlineData("\"id2label\": {\"0\": \"LABEL_0\", \"1\": \"LABEL_1\"}, \"label2id\": {\"a\": 0}", "LABEL_0 LABEL_1")]
    [InlineData("\"label2id\": {}", "LABEL_0 LABEL_1")]
    [InlineData("\"num_labels\": 3", "LABEL_0 LABEL_1 LABEL_2")]
    [InlineData("\"problem_type\": \"single_label_classification\"", "LABEL_0 LABEL_1")]
    public void Read_Sound_GivesNamesInOrder(string members, string expected) => Assert.Equal(expected.Split(' '), Read(members));

    [Theory]
    [InlineData("\"id2label\": {\"0\": \"a\", \"2\": \"b\"}", "keys 0, 2, which must have each of the keys 0, 1, ... once")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"one\": \"b\"}", "the key \"one\"")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"0\": \"b\"}", "the key \"0\"")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"a\"}", "the name \"a\" more than once")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": null}", "\"id2label\" is null, which must be a name for each class")]
    [InlineData("\"id2label\": {\"0\": \"1\", \"1\": 1}", "the name \"1\" more than once")]
    [InlineData("\"label2id\": {\"a\": 0, \"b\": 0}", "\"label2id\" is an object with the numbers 0, 0, which must give each of the numbers 0, 1, ... to one name")]
    [InlineData("\"label2id\": {\"a\": 0, \"b\": 2}", "with the numbers 0, 2, which must give each")]
    [InlineData("\"label2id\": {\"a\": 0, \"b\": \"one\"}", "\"label2id\" is \"one\" for \"b\", which must be the number of a class")]
    [InlineData("\"label2id\": {\"a\": 0, \"b\": 0.5}", "\"label2id\" is 0.5 for \"b\", which must be the number of a class")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"label2id\": {\"a\": \"1\", \"b\": \"0\"}", "\"label2id\" is 1 for \"a\", which contradicts")]
    [InlineData("\"id2label\": {\"0\": \"a\"}", "makes a regression")]
    [InlineData("\"id2label\": {}", "which must have each of the keys")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"label2id\": {\"a\": 1, \"b\": 0}", "\"label2id\" is 1 for \"a\", which contradicts \"id2label\", which says 0")]
    [InlineData("\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"num_labels\": 3", "\"num_labels\" is 3, which contradicts the 2 names")]
    [InlineData("\"problem_type\": \"multi_label_classification\"", "\"problem_type\" is \"multi_label_classification\", which is not supported")]
    public void Read_Contradicting_RefusedByKey(string members, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Read(members));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static string[] Read(string members)
    {
        using var folder = CheckpointFolder.With("config.json", Encoding.UTF8.GetBytes("{" + members + "}"));
        return LabelReader.Read(JsonFile.Read(folder.Find("config.json")));
    }
}
