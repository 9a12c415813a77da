using System.Text.Json;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;
using static NlpMlNet.Tests.Subwords.ReferenceEncodings;

namespace NlpMlNet.Tests.Subwords;

/// <summary>Every stored encoding of a real tokenizer or a small checkpoint, from every form of its files.</summary>
public sealed class ReferenceEncodingTests
{
    [Theory]
    [InlineData("models/tokenizers/bert-base-uncased", "tokenizer.json")]
    [InlineData("models/tokenizers/bert-base-uncased", "vocab.txt")]
    [InlineData("models/tokenizers/gpt2", "vocab.json")]
    [InlineData("models/tokenizers/gpt2", "")]
    public void Encode_RealTokenizer_GivesEveryStoredEncoding(string folder, string file)
    {
        var tokenizer = SubwordTokenizer.Load(Path.Combine(SharedData.Find(folder), file));
        var references = Read(folder + "/reference-encodings.json");

        AssertAll(tokenizer, references);
    }

    [Theory]
    [InlineData("models/tokenizers/bert-base-uncased")]
    [InlineData("models/tokenizers/gpt2")]
    public void SaveAndLoad_RealTokenizer_GivesEveryStoredEncoding(string folder)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        SubwordTokenizer.Load(SharedData.Find(folder)).Save(writer);
        stream.Position = 0;

        var loaded = SubwordTokenizer.Load(new BinaryReader(stream));

        Assert.Equal(stream.Length, stream.Position);
        AssertAll(loaded, Read(folder + "/reference-encodings.json"));
    }

    [Theory]
    [InlineData("tiny-bert", "tokenizer.json")]
    [InlineData("tiny-bert", "vocab.txt")]
    [InlineData("tiny-bert", "")]
    [InlineData("tiny-distilbert", "")]
    [InlineData("tiny-bert-pretraining", "")]
    [InlineData("tiny-roberta", "tokenizer.json")]
    [InlineData("tiny-roberta", "vocab.json")]
    [InlineData("tiny-gpt2", "")]
    public void Encode_Checkpoint_GivesEveryCaseAndBatch(string checkpoint, string file)
    {
        var tokenizer = SubwordTokenizer.Load(Path.Combine(SharedData.Find("models/" + checkpoint), file));
        var references = Read($"models/{checkpoint}/reference.json");
        var options = new SubwordEncodeOptions { MaximumLength = tokenizer.ModelMaximumLength };

        Assert.Equal(64, tokenizer.ModelMaximumLength);
        Assert.All(references.GetProperty("cases").EnumerateArray(), reference =>
        {
            var encoding = Encode(tokenizer, reference, options);
            AssertTokens(reference, tokenizer, encoding);
            AssertEqual(reference, "input_ids", encoding.Ids);
            AssertEqual(reference, "attention_mask", encoding.AttentionMask);
            AssertEqual(reference, "token_type_ids", encoding.TypeIds);
            Assert.Equal(reference.GetProperty("truncated").GetBoolean(), encoding.WasCut);
        });
        Assert.All(references.GetProperty("batches").EnumerateArray(), batch => AssertBatch(tokenizer, batch, options));
    }

    private static void AssertBatch(SubwordTokenizer tokenizer, JsonElement batch, SubwordEncodeOptions options)
    {
        SubwordEncoding[] rows = [.. batch.GetProperty("texts").EnumerateArray().Select(text => tokenizer.Encode(text.GetString()!, options))];
        var length = rows.Max(row => row.Ids.Length);
        var atBeginning = batch.GetProperty("name").GetString() == "padding-left";
        for (var i = 0; i < rows.Length; i++)
        {
            // Where a tokenizer has no padding token, the stored batches have 0.
            var padded = rows[i].Pad(length, tokenizer.SpecialTokens.Padding ?? tokenizer.SpecialTokens.EndOfText!.Value, atBeginning);
            AssertRow(batch, "input_ids", i, padded.Ids);
            AssertRow(batch, "attention_mask", i, padded.AttentionMask);
            AssertRow(batch, "token_type_ids", i, padded.TypeIds);
        }
    }

    private static void AssertRow(JsonElement batch, string name, int row, int[] actual)
    {
        if (batch.TryGetProperty(name, out var rows))
        {
            Assert.Equal(rows[row].EnumerateArray().Select(value => value.GetInt32()), actual);
        }
    }

    private static void AssertAll(SubwordTokenizer tokenizer, JsonElement references)
    {
        JsonElement[] all = [.. references.GetProperty("single").EnumerateArray(), .. references.GetProperty("pair").EnumerateArray()];

        Assert.Equal(30, all.Length);
        Assert.All(all, reference =>
        {
            var encoding = Encode(tokenizer, reference);
            AssertTokens(reference, tokenizer, encoding);
            AssertEqual(reference, "ids", encoding.Ids);
            AssertEqual(reference, "type_ids", encoding.TypeIds);
        });
    }
}
