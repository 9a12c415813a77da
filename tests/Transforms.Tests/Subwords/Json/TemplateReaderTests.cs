using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class TemplateReaderTests
{
    private const string A = """{"Sequence": {"id": "A", "type_id": 0}}""";
    private const string B = """{"Sequence": {"id": "B", "type_id": 1}}""";
    private const string Bert = """{"type": "BertProcessing", "sep": ["[SEP]", 102], "cls": ["[CLS]", 101]}""";
    private const string Roberta = """{"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": true, "add_prefix_space": true}""";
    private const string Ours = """
        {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "x", "type_id": 7}}, {"Sequence": {"id": "A", "type_id": 3}}],
         "pair": [{"Sequence": {"id": "B", "type_id": 4}}, {"SpecialToken": {"id": "x", "type_id": 2}}, {"Sequence": {"id": "A", "type_id": 5}}],
         "special_tokens": {"x": {"id": "x", "ids": [30, 31], "tokens": ["x", "y"]}}}
        """;

    // The first text is the token 8, the second 9.
    [Theory]
    [InlineData(Bert, false, "101:0 8:0 102:0")]
    [InlineData(Bert, true, "101:0 8:0 102:0 9:1 102:1")]
    [InlineData(Roberta, false, "0:0 8:0 2:0")]
    [InlineData(Roberta, true, "0:0 8:0 2:0 2:0 9:0 2:0")]
    [InlineData("""{"type": "ByteLevel", "trim_offsets": true}""", true, "8:0 9:1")]
    [InlineData("""{"type": "Sequence", "processors": []}""", true, "8:0 9:1")]
    [InlineData("""{"type": "Sequence", "processors": [{"type": "ByteLevel"}, """ + Bert + "]}", false, "101:0 8:0 102:0")]
    [InlineData(Ours, false, "30:7 31:7 8:3")]
    [InlineData(Ours, true, "9:4 30:2 31:2 8:5")]
    public void Fill_EachKind_PutsTokensAndTypesAround(string json, bool isPair, string expected)
    {
        var (ids, types) = (new List<int> { 1, 2, 3 }, new List<int> { 4 });
        var template = Read(json);

        template.Fill([8], isPair ? [9] : [], isPair, addSpecial: true, ids, types);

        Assert.Equal(expected, string.Join(' ', ids.Zip(types, (id, type) => $"{id}:{type}")));
        Assert.Equal(ids.Count - (isPair ? 2 : 1), template.CountSpecial(isPair));
    }

    [Fact]
    public void SingleFrame_TokensRightAround_AreThose()
    {
        Assert.Equal((101, 102), Read(Bert).SingleFrame);
        Assert.Equal((31, null), Read(Ours).SingleFrame);
        Assert.Equal((null, null), SequenceTemplate.Plain.SingleFrame);
    }

    [Theory]
    [InlineData(
        """{"type": "Odd"}""",
        "$, asks for the post-processor \"Odd\", which is not supported; supported are TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence.")]
    [InlineData("""{"type": "BertProcessing", "sep": ["[SEP]", 102], "cls": ["[CLS]"]}""", "$.cls, must be a token and its id.")]
    [InlineData("""{"type": "BertProcessing", "cls": ["[CLS]", 101]}""", "$, has no \"sep\".")]
    [InlineData("""{"type": "RobertaProcessing", "sep": ["[SEP]", 102]}""", "$, has no \"cls\".")]
    [InlineData("""{"type": "BertProcessing", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, sep, cls.")]
    [InlineData("""{"type": "RobertaProcessing", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, sep, cls, trim_offsets, add_prefix_space.")]
    [InlineData("""{"type": "Sequence", "processors": [], "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, processors.")]
    [InlineData("""{"type": "Sequence", "processors": [""" + Bert + "," + Bert + "]}", "$, has several processors that add tokens, which is not supported; one may.")]
    [InlineData("""{"type": "TemplateProcessing", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, single, pair, special_tokens.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [], "pair": [], "special_tokens": {"x": {"ids": [], "y": 1}}}""", "$.special_tokens[\"x\"], has the option \"y\", which is not supported; supported are id, ids, tokens.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [], "pair": [], "special_tokens": {}}""", "$.single, must hold the sequence A.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [""" + A + """], "pair": [""" + A + """], "special_tokens": {}}""", "$.pair, must hold both sequences, A and B.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [""" + A + """], "pair": [""" + B + """], "special_tokens": {}}""", "$.pair, must hold both sequences, A and B.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [""" + B + """], "pair": [], "special_tokens": {}}""", "$.single[0].Sequence, names the sequence \"B\"; it must be A.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [""" + A + """], "pair": [{"Sequence": {"id": "C", "type_id": 0}}], "special_tokens": {}}""", "$.pair[0].Sequence, names the sequence \"C\"; it must be A or B.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "x": 0}}], "pair": [], "special_tokens": {}}""", "$.single[0].Sequence, has the option \"x\", which is not supported; supported are id, type_id.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "A", "x": 0}}], "pair": [], "special_tokens": {}}""", "$.single[0].SpecialToken, has the option \"x\", which is not supported; supported are id, type_id.")]
    [InlineData("""{"type": "TemplateProcessing", "single": [{"Text": 1}], "pair": [], "special_tokens": {}}""", "$.single[0], has the option \"Text\", which is not supported; supported are Sequence, SpecialToken.")]
    public void Read_WhatIsNotSupported_IsRefusedByPlaceAndChoice(string json, string expected) => Assert.Equal(
        $"The file 'f.json', at {expected} Correct the file, or get it again.", Assert.Throws<NlpMlNetException>(() => Read(json)).Message);

    private static SequenceTemplate Read(string json) => TemplateReader.Read(JsonPlace.Parse("f.json", Encoding.UTF8.GetBytes(json)));
}
