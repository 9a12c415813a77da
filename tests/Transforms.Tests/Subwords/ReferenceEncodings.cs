using System.Text.Json;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Subwords;

/// <summary>The encodings that other libraries gave, as they stand in the shared folder.</summary>
internal static class ReferenceEncodings
{
    /// <summary>Reads a file of references.</summary>
    public static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(SharedData.Find(path))).RootElement;

    /// <summary>Encodes a case's text, or its texts.</summary>
    public static SubwordEncoding Encode(SubwordTokenizer tokenizer, JsonElement reference, SubwordEncodeOptions? options = null) =>
        reference.TryGetProperty("text_pair", out var pair)
            ? tokenizer.Encode(reference.GetProperty("text").GetString()!, pair.GetString()!, options)
            : tokenizer.Encode(reference.GetProperty("text").GetString()!, options);

    /// <summary>Whether an array of whole numbers, if the case has it, equals the values.</summary>
    public static void AssertEqual(JsonElement reference, string name, int[] actual)
    {
        if (reference.TryGetProperty(name, out var expected))
        {
            Assert.Equal(expected.EnumerateArray().Select(value => value.GetInt32()), actual);
        }
    }

    /// <summary>Whether the tokens of a case equal those of the encoding.</summary>
    public static void AssertTokens(JsonElement reference, SubwordTokenizer tokenizer, SubwordEncoding encoding) =>
        Assert.Equal(reference.GetProperty("tokens").EnumerateArray().Select(value => value.GetString()!), tokenizer.TokensOf(encoding));
}
