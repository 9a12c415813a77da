using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SplitterReaderTests
{
    // A comma is punctuation, ½ is a number; ▁ is the mark of a space. ByteLevel writes a space as Ġ and é (C3 A9) as Ã©.
    [Theory]
    [InlineData("""{"type": "WhitespaceSplit"}""", " a,b  c\t", "a,b|c")]
    [InlineData("""{"type": "Whitespace"}""", "a,b  c_1!?", "a|,|b|c_1|!?")]
    [InlineData("""{"type": "BertPreTokenizer"}""", "a,b  c", "a|,|b|c")]
    [InlineData("""{"type": "Punctuation"}""", "a,,b", "a|,|,|b")]
    [InlineData("""{"type": "Punctuation", "behavior": "Contiguous"}""", "a,,b", "a|,,|b")]
    [InlineData("""{"type": "Digits"}""", "a12½b", "a|12½|b")]
    [InlineData("""{"type": "Digits", "individual_digits": false}""", "a12b", "a|12|b")]
    [InlineData("""{"type": "Digits", "individual_digits": true}""", "a12b", "a|1|2|b")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}, "behavior": "Removed"}""", "-a--b-", "a|b")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}, "behavior": "Isolated", "invert": false}""", "-a--b-", "-|a|-|-|b|-")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}, "behavior": "MergedWithPrevious"}""", "-a--b-", "-|a-|-|b-")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}, "behavior": "MergedWithNext"}""", "-a--b-", "-a|-|-b|-")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}, "behavior": "Contiguous"}""", "-a--b-", "-|a|--|b|-")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}, "behavior": "Removed", "invert": true}""", "-a--b-", "-|-|-|-")]
    [InlineData("""{"type": "ByteLevel"}""", "it's é", "Ġit|'s|ĠÃ©")]
    [InlineData("""{"type": "ByteLevel"}""", " a", "Ġa")]
    [InlineData("""{"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true}""", "a b", "a|Ġb")]
    [InlineData("""{"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}""", "a b", "aĠb")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁"}""", "a b", "▁a|▁b")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁"}""", " a", "▁a")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "add_prefix_space": true, "prepend_scheme": "never"}""", "a b", "a|▁b")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "add_prefix_space": false}""", "a b", "a|▁b")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "add_prefix_space": false, "prepend_scheme": "never"}""", "a b", "a|▁b")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "str_rep": "▁", "split": false}""", "a b", "▁a▁b")]
    [InlineData("""{"type": "Metaspace", "replacement": "😀"}""", "a b", "😀a|😀b")]
    [InlineData("""{"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Digits"}]}""", "a1 2", "a|1|2")]
    public void Split_EachKindAndItsOptions_DividesAsItShould(string json, string text, string expected)
    {
        var parts = new List<Piece>();

        Read(json).Split(new Piece(text.AsMemory(), StartsAtOrigin: true), parts);

        Assert.Equal(expected.Split('|'), parts.Select(part => part.Text.ToString()));
    }

    [Fact]
    public void Split_MetaspaceFirst_PrefixesTheBeginningOfTheTextOnly()
    {
        var splitter = Read("""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first"}""");
        var parts = new List<Piece>();

        splitter.Split(new Piece("a".AsMemory(), StartsAtOrigin: true), parts);
        splitter.Split(new Piece("a".AsMemory(), StartsAtOrigin: false), parts);

        Assert.Equal(["▁a", "a"], parts.Select(part => part.Text.ToString()));
    }

    [Theory]
    [InlineData(
        """{"type": "Odd"}""",
        "$, asks for the pre-tokenizer \"Odd\", which is not supported; supported are BertPreTokenizer, Whitespace, WhitespaceSplit, ByteLevel, Metaspace, Split, Punctuation, Digits, Sequence.")]
    [InlineData(
        """{"type": "Punctuation", "behavior": "Gone"}""",
        "$.behavior, is \"Gone\"; it must be Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous.")]
    [InlineData("""{"type": "Split", "pattern": {"String": "-"}}""", "$, has no \"behavior\".")]
    [InlineData("""{"type": "Split", "pattern": {"String": ""}, "behavior": "Removed"}""", "$.pattern.String, is empty; an empty text matches nowhere.")]
    [InlineData("""{"type": "Split", "pattern": {"Glob": "*"}, "behavior": "Removed"}""", "$.pattern, has the option \"Glob\", which is not supported; supported are String, Regex.")]
    [InlineData("""{"type": "Split", "pattern": {"Regex": "[a"}, "behavior": "Removed"}""", "$.pattern.Regex, is a regular expression that is not supported: the class at place 0 does not end.")]
    [InlineData("""{"type": "Metaspace", "replacement": "ab"}""", "$.replacement, must be one character.")]
    [InlineData("""{"type": "Metaspace", "replacement": ""}""", "$.replacement, must be one character.")]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "odd"}""", "$.prepend_scheme, is \"odd\"; it must be always, first or never.")]
    [InlineData(
        """{"type": "Metaspace", "replacement": "▁", "add_prefix_space": false, "prepend_scheme": "first"}""",
        "$, has \"add_prefix_space\" false and a \"prepend_scheme\" other than never, which contradict each other.")]
    [InlineData("""{"type": "Whitespace", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type.")]
    [InlineData("""{"type": "WhitespaceSplit", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type.")]
    [InlineData("""{"type": "BertPreTokenizer", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type.")]
    [InlineData("""{"type": "Punctuation", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, behavior.")]
    [InlineData("""{"type": "Digits", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, individual_digits.")]
    [InlineData("""{"type": "Split", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, pattern, behavior, invert.")]
    [InlineData("""{"type": "ByteLevel", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, add_prefix_space, trim_offsets, use_regex.")]
    [InlineData("""{"type": "Metaspace", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, replacement, str_rep, add_prefix_space, prepend_scheme, split.")]
    [InlineData("""{"type": "Sequence", "pretokenizers": [], "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, pretokenizers.")]
    public void Read_WhatIsNotSupported_IsRefusedByPlaceAndChoice(string json, string expected) => Assert.Equal(
        $"The file 'f.json', at {expected} Correct the file, or get it again.", Assert.Throws<NlpMlNetException>(() => Read(json)).Message);

    private static ITextSplitter Read(string json) => SplitterReader.Read(JsonPlace.Parse("f.json", Encoding.UTF8.GetBytes(json)));
}
