using System.Text.Json;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

/// <summary>Small checkpoints of each family give the outputs that two independent implementations gave.</summary>
public sealed class ReferenceOutputTests
{
    public static TheoryData<string, string, string> Classifiers => OnDevices(
        ("tiny-bert", "pooler_output_first8"),
        ("tiny-bert/variants/f16", "pooler_output_first8"),
        ("tiny-bert/variants/bf16", "pooler_output_first8"),
        ("tiny-bert/variants/sharded", "pooler_output_first8"),
        ("tiny-distilbert", "pre_classifier_relu_first8"),
        ("tiny-roberta", "classification_dense_tanh_first8"));

    public static TheoryData<string, string, string> LanguageModels => OnDevices(("tiny-gpt2", ""), ("tiny-gpt2/variants/unprefixed", ""));

    public static TheoryData<string, string, string> Pretrained =>
        OnDevices(("tiny-bert-pretraining", ""), ("tiny-bert-pretraining/variants/gamma-beta", ""));

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Classifier_EveryCase_GivesReferenceOutputs(string folder, string pooledName, string device)
    {
        using var reference = new Reference(folder, device);
        using var unrecorded = no_grad();

        foreach (var expected in reference.Cases)
        {
            var name = expected.GetProperty("name").GetString()!;
            var record = expected.TryGetProperty("attention_probabilities_layer0_head0", out var attention) ? new NetworkRecord() : null;
            var hidden = reference.Network.Encode(reference.Batch(reference.Encode(expected)), record);
            var pooled = reference.Network.Pool(hidden);
            var logits = reference.Network.Classify(pooled);

            if (expected.TryGetProperty(pooledName, out _)) // the 16-bit variants list the outputs only
            {
                Close("cls_hidden_first8", "hidden", First8(hidden[0, 0]));
                Close(pooledName, "hidden", First8(pooled[0]));
            }

            Close("logits", "logits", logits[0]);
            Close("probabilities", "probabilities", logits[0].softmax(-1));
            Assert.Equal(expected.GetProperty("label").GetString(), reference.Labels[(int)logits[0].argmax().item<long>()]);
            if (record is not null)
            {
                AttentionClose(reference, attention, record, name);
            }

            void Close(string key, string kind, Tensor actual) => Reference.AssertClose(
                Reference.Floats(expected.GetProperty(key)), Reference.Floats(actual), reference.Tolerance(kind), $"{folder}, {name}, {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Classifier_PaddedBatch_GivesEachTextsOwnOutputs(string folder, string pooledName, string device)
    {
        using var reference = new Reference(folder, device);
        Assert.NotEmpty(pooledName);

        foreach (var expected in reference.Batches)
        {
            var texts = Texts(expected).ToArray();
            var probabilities = new TransformerScorer(reference.Network, reference.Device, batchSize: texts.Length).Score(texts, NetworkOutputs.Probabilities, cancellation: TestContext.Current.CancellationToken);

            foreach (var (row, actual) in expected.GetProperty("probabilities").EnumerateArray().Zip(probabilities))
            {
                Reference.AssertClose(Reference.Floats(row), actual, reference.Tolerance("probabilities"), $"{folder}, batch");
            }
        }
    }

    [Theory]
    [MemberData(nameof(LanguageModels))]
    public void CausalLanguageModel_EveryCase_GivesReferenceOutputs(string folder, string unused, string device)
    {
        using var reference = new Reference(folder, device);
        using var unrecorded = no_grad();
        Assert.Empty(unused);

        foreach (var expected in reference.Cases.Where(text => text.GetProperty("input_ids").GetArrayLength() > 0))
        {
            var name = expected.GetProperty("name").GetString()!;
            var record = new NetworkRecord();
            var text = reference.Encode(expected);
            var logits = reference.Network.PredictTokens(reference.Network.Encode(reference.Batch(text), record))[0]; // (T, V)
            var (best, ids) = logits[text.Length - 1].topk(10);
            var following = logits.log_softmax(-1)[TensorIndex.Slice(0, text.Length - 1)]
                .gather(1, tensor(text.Ids[1..]).to_type(ScalarType.Int64).to(reference.Device).unsqueeze(1)).squeeze(1);

            if (expected.TryGetProperty("next_token_top10", out var next))
            {
                Assert.Equal(next.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()), ids.cpu().data<long>());
                Reference.AssertClose(Reference.Floats(next.GetProperty("logits")), Reference.Floats(best), reference.Tolerance("logits"), $"{name}, next token");
                Reference.AssertClose(
                    Reference.Floats(expected.GetProperty("token_log_probabilities")), Reference.Floats(following), reference.Tolerance("log_probabilities"), name);
                Reference.AssertClose(
                    Reference.Floats(expected.GetProperty("last_token_after_block0_first8")),
                    Reference.Floats(First8(record.HiddenStates[0][0, text.Length - 1])),
                    reference.Tolerance("hidden"),
                    $"{name}, after block 0");
            }

            if (expected.TryGetProperty("attention_probabilities_layer0_head0", out var attention))
            {
                AttentionClose(reference, attention, record, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pretrained))]
    public void PretrainingHeads_EveryCase_GiveReferenceOutputs(string folder, string unused, string device)
    {
        using var reference = new Reference(folder, device);
        using var unrecorded = no_grad();
        Assert.Empty(unused);

        foreach (var expected in reference.Cases)
        {
            var name = expected.GetProperty("name").GetString()!;
            var hidden = reference.Network.Encode(reference.Batch(reference.Encode(expected)));
            var pooled = reference.Network.Pool(hidden);
            var logits = reference.Network.PredictTokens(hidden)[0];

            Reference.AssertClose(Reference.Floats(expected.GetProperty("pooler_output_first8")), Reference.Floats(First8(pooled[0])), 1e-4, name);
            Reference.AssertClose(
                Reference.Floats(expected.GetProperty("next_sentence_logits")), Reference.Floats(reference.Network.PredictNextSentence(pooled)[0]), 1e-4, name);
            foreach (var mask in expected.GetProperty("masked_lm").EnumerateArray())
            {
                var (best, ids) = logits[mask.GetProperty("index").GetInt64()].topk(5);

                Assert.Equal(mask.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()), ids.cpu().data<long>());
                Reference.AssertClose(Reference.Floats(mask.GetProperty("logits")), Reference.Floats(best), reference.Tolerance("logits"), name);
            }
        }
    }

    private static void AttentionClose(Reference reference, JsonElement expected, NetworkRecord record, string name)
    {
        var actual = record.AttentionWeights[0][0, 0]; // (T, T)
        foreach (var (row, query) in expected.EnumerateArray().Select((row, query) => (row, query)))
        {
            Reference.AssertClose(Reference.Floats(row), Reference.Floats(actual[query]), reference.Tolerance("attention"), $"{name}, attention of query {query}");
        }
    }

    private static IEnumerable<EncodedText> Texts(JsonElement batch)
    {
        var masks = batch.GetProperty("attention_mask").EnumerateArray().ToArray();
        var types = batch.TryGetProperty("token_type_ids", out var all) ? all.EnumerateArray().ToArray() : null;
        foreach (var (ids, row) in batch.GetProperty("input_ids").EnumerateArray().Select((ids, row) => (ids, row)))
        {
            var length = masks[row].EnumerateArray().Sum(place => place.GetInt32());
            yield return new EncodedText(Ints(ids, length), types is null ? null : Ints(types[row], length), CutTokens: 0);
        }

        static int[] Ints(JsonElement values, int length) => [.. values.EnumerateArray().Take(length).Select(value => value.GetInt32())];
    }

    private static Tensor First8(Tensor vector) => vector[TensorIndex.Slice(0, 8)];

    private static TheoryData<string, string, string> OnDevices(params (string Folder, string Other)[] folders)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (folder, other) in folders)
        {
            foreach (string device in Devices.All)
            {
                data.Add(folder, other, device);
            }
        }

        return data;
    }
}
