using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class NormalizerReaderTests
{
    // é is U+00E9 or e and U+0301; ﬁ is one character, fi in the forms of compatibility.
    [Theory]
    [InlineData("""{"type": "NFC"}""", "e\u0301\uFB01", "\u00E9\uFB01")]
    [InlineData("""{"type": "NFD"}""", "\u00E9\uFB01", "e\u0301\uFB01")]
    [InlineData("""{"type": "NFKC"}""", "e\u0301\uFB01", "\u00E9fi")]
    [InlineData("""{"type": "NFKD"}""", "\u00E9\uFB01", "e\u0301fi")]
    [InlineData("""{"type": "Lowercase"}""", "ÉA", "éa")]
    [InlineData("""{"type": "StripAccents"}""", "e\u0301E\u0301", "eE")]
    [InlineData("""{"type": "Nmt"}""", "a\u0001b\u200Bc", "ab c")]
    [InlineData("""{"type": "ByteLevel"}""", "a é", "aĠÃ©")]
    [InlineData("""{"type": "Strip", "strip_left": true, "strip_right": false}""", " a ", "a ")]
    [InlineData("""{"type": "Strip", "strip_left": false, "strip_right": true}""", " a ", " a")]
    [InlineData("""{"type": "Prepend", "prepend": "▁"}""", "a", "▁a")]
    [InlineData("""{"type": "Prepend", "prepend": "▁"}""", "", "")]
    [InlineData("""{"type": "Replace", "pattern": {"String": "ab"}, "content": ""}""", "xabyab", "xy")]
    [InlineData("""{"type": "Replace", "pattern": {"Regex": "b+"}, "content": "-"}""", "abba", "a-a")]
    [InlineData("""{"type": "BertNormalizer"}""", "\u0001É\t猫x", "e  猫 x")]
    [InlineData("""{"type": "BertNormalizer", "lowercase": false}""", "É猫", "É 猫 ")]
    [InlineData("""{"type": "BertNormalizer", "lowercase": false, "strip_accents": true}""", "É", "E")]
    [InlineData("""{"type": "BertNormalizer", "strip_accents": false}""", "É", "é")]
    [InlineData("""{"type": "BertNormalizer", "handle_chinese_chars": false}""", "a猫b", "a猫b")]
    [InlineData("""{"type": "BertNormalizer", "clean_text": false}""", "a\u0001b", "a\u0001b")]
    [InlineData("""{"type": "Sequence", "normalizers": [{"type": "Lowercase"}, {"type": "Prepend", "prepend": "X"}]}""", "A", "Xa")]
    public void Normalize_EachKindAndItsOptions_ChangesTheText(string json, string text, string expected)
    {
        var startsAtOrigin = true;

        Assert.Equal(expected, Read(json).Normalize(text, ref startsAtOrigin));
    }

    // A text begins where it began unless its first character has gone, or several have become one.
    [Theory]
    [InlineData("""{"type": "Strip", "strip_left": true, "strip_right": false}""", " a", false)]
    [InlineData("""{"type": "Strip", "strip_left": true, "strip_right": true}""", "a ", true)]
    [InlineData("""{"type": "StripAccents"}""", "\u0301a", false)]
    [InlineData("""{"type": "StripAccents"}""", "a\u0301", true)]
    [InlineData("""{"type": "Replace", "pattern": {"String": "a"}, "content": "b"}""", "aa", true)]
    [InlineData("""{"type": "Replace", "pattern": {"String": "a"}, "content": ""}""", "ab", false)]
    [InlineData("""{"type": "Replace", "pattern": {"String": "aa"}, "content": "b"}""", "aa", false)]
    [InlineData("""{"type": "Replace", "pattern": {"String": "😀"}, "content": "b"}""", "😀", true)]
    [InlineData("""{"type": "Replace", "pattern": {"String": "aa"}, "content": ""}""", "baa", true)]
    [InlineData("""{"type": "Prepend", "prepend": "x"}""", "a", true)]
    [InlineData("""{"type": "Sequence", "normalizers": [{"type": "StripAccents"}, {"type": "Lowercase"}]}""", "\u0301A", false)]
    public void Normalize_BeginningOfTheText_IsKeptOrNot(string json, string text, bool expected)
    {
        var startsAtOrigin = true;
        Read(json).Normalize(text, ref startsAtOrigin);
        Assert.Equal(expected, startsAtOrigin);

        startsAtOrigin = false;
        Read(json).Normalize(text, ref startsAtOrigin);
        Assert.False(startsAtOrigin);
    }

    [Fact]
    public void Normalize_MachineTranslation_DropsControlsAndWritesRareSpaces()
    {
        const string Controls = "\u0001\u0008\u000B\u000E\u001F\u007F\u008F\u009F";
        const string Spaces = "\t\n\u000C\r\u1680\u200B\u200F\u2028\u2029\u2581\uFEFF\uFFFD";
        const string Others = "\0 \u0080\u008E\u0090\u009E\u200A\u2010\u2027\u202A\u3000";
        var startsAtOrigin = true;

        Assert.Equal(
            new string(' ', Spaces.Length) + Others, Read("""{"type": "Nmt"}""").Normalize(Controls + Spaces + Others, ref startsAtOrigin));
    }

    [Theory]
    [InlineData(
        """{"type": "Odd"}""",
        "$, asks for the normalizer \"Odd\", which is not supported; supported are BertNormalizer, Lowercase, NFC, NFD, NFKC, NFKD, StripAccents, Strip, Replace, Prepend, Nmt, Precompiled, ByteLevel, Sequence.")]
    [InlineData("""{"type": "Strip", "strip_right": true}""", "$, has no \"strip_left\".")]
    [InlineData("""{"type": "Strip", "strip_left": true}""", "$, has no \"strip_right\".")]
    [InlineData("""{"type": "Prepend"}""", "$, has no \"prepend\".")]
    [InlineData("""{"type": "Replace", "pattern": {"String": "a"}}""", "$, has no \"content\".")]
    [InlineData("""{"type": "Precompiled"}""", "$, has no \"precompiled_charsmap\".")]
    [InlineData("""{"type": "Precompiled", "precompiled_charsmap": "?"}""", "$.precompiled_charsmap, is not a compiled table of replacements (base64 of a double-array trie and its texts).")]
    [InlineData("""{"type": "Precompiled", "precompiled_charsmap": "AAAA"}""", "$.precompiled_charsmap, is not a compiled table of replacements (base64 of a double-array trie and its texts).")]
    [InlineData("""{"type": "Sequence", "normalizers": [], "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, normalizers.")]
    [InlineData("""{"type": "Strip", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, strip_left, strip_right.")]
    [InlineData("""{"type": "Prepend", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, prepend.")]
    [InlineData("""{"type": "Replace", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, pattern, content.")]
    [InlineData("""{"type": "Precompiled", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, precompiled_charsmap.")]
    [InlineData("""{"type": "NFC", "x": 1}""", "$, has the option \"x\", which is not supported; supported are type.")]
    [InlineData(
        """{"type": "BertNormalizer", "x": 1}""",
        "$, has the option \"x\", which is not supported; supported are type, clean_text, handle_chinese_chars, strip_accents, lowercase.")]
    public void Read_WhatIsNotSupported_IsRefusedByPlaceAndChoice(string json, string expected) => Assert.Equal(
        $"The file 'f.json', at {expected} Correct the file, or get it again.", Assert.Throws<NlpMlNetException>(() => Read(json)).Message);

    private static ITextNormalizer Read(string json) => NormalizerReader.Read(JsonPlace.Parse("f.json", Encoding.UTF8.GetBytes(json)));
}
