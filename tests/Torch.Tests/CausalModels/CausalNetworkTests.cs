using NlpMlNet.CausalModels;
using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Testing;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.CausalModels;

public sealed class CausalNetworkTests
{
    private const double Tolerance = 2e-4;

    private static readonly int[] WatchedTokens = [0, 17, 42, 63];

    public CausalNetworkTests() => TorchLibrary.EnsureLoaded();

    public static TheoryData<string> Names => CausalReference.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_EachFamily_AreTheReferences(string name)
    {
        using var network = Load(name);
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();

        foreach (var (ids, expected) in CausalReference.Sequences.Zip(CausalReference.Expected(name)))
        {
            AssertReference(expected, network.Logits(network.Encode(Rows(ids)))[0], name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_UnequalRowsTogether_AreTheReferences(string name)
    {
        using var network = Load(name);
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var sequences = CausalReference.Sequences;

        var logits = network.Logits(network.Encode(Rows(sequences))); // (B, T, V), padded in front

        foreach (var (row, expected) in CausalReference.Expected(name).Index())
        {
            AssertReference(expected, logits[row].narrow(0, logits.shape[1] - sequences[row].Length, sequences[row].Length), name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_TokenByTokenFromACache_AreTheReferences(string name)
    {
        using var network = Load(name);
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var (ids, expected) = (CausalReference.Sequences[0], CausalReference.Expected(name)[0]);
        using var cache = new KeyValueCache(network.Configuration, rows: 1, capacity: 2, CPU);

        var logits = ids.Select(id => network.Logits(network.Encode(Rows([id]), cache))[0]).ToArray();

        AssertReference(expected, cat(logits), name);
    }

    // A prompt of 9 and one of 1 token, then both go on together with the tokens of the third sequence, three at a time; the rows change places on the way.
    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_UnequalRowsFromACache_AreThoseWithoutOne(string name)
    {
        using var network = Load(name);
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        int[][] rows = [CausalReference.Sequences[2], CausalReference.Sequences[1]];
        using var cache = new KeyValueCache(network.Configuration, rows.Length, capacity: 1, CPU);
        network.Encode(Rows(rows), cache);
        var padding = new[] { 0, rows[0].Length - 1 };

        foreach (var part in CausalReference.Sequences[0].Chunk(3))
        {
            int[] parents = [1, 0, 1];
            parents = rows.Length == 2 ? parents : [2, 0, 1];
            cache.Reorder(parents);
            rows = [.. parents.Select(parent => rows[parent].Concat(part).ToArray())];
            padding = [.. parents.Select(parent => padding[parent])];
            var next = tensor(Enumerable.Repeat(part, rows.Length).SelectMany(ids => ids).ToArray(), [rows.Length, part.Length], dtype: ScalarType.Int64);
            var cached = network.Logits(network.Encode(new TokenRows(next, padding), cache));

            foreach (var (row, ids) in rows.Index())
            {
                var alone = network.Logits(network.Encode(Rows(ids)))[0];
                Assert.True((alone.narrow(0, ids.Length - part.Length, part.Length) - cached[row]).abs().max().item<float>() < Tolerance, $"{name}, row {row} of {ids.Length} tokens");
            }
        }
    }

    [Theory]
    [InlineData("llama", ScalarType.BFloat16)]
    [InlineData("gpt2", ScalarType.Float16)]
    public void Logits_MatricesKeptInSixteenBits_AreThoseOfTheWidened(string name, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        using var folder = new TemporaryFolder();
        CausalReference.Write(name, folder.File("model"), value => type == ScalarType.Float16 ? (float)(Half)value : BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000));
        using var checkpoint = CausalCheckpoint.Open(folder.File("model"));
        using var wide = CausalWeights.Read(checkpoint, keepsTypes: false);
        using var narrow = new CausalNetwork(wide.Configuration, type);
        foreach (var (one, other) in wide.parameters().Zip(narrow.parameters()))
        {
            other.copy_(one);
        }

        var ids = CausalReference.Sequences[0];

        wide.eval();
        narrow.eval();

        Assert.Contains(narrow.parameters(), parameter => parameter.dtype == type);
        Assert.True(wide.Logits(wide.Encode(Rows(ids))).equal(narrow.Logits(narrow.Encode(Rows(ids)))).all().item<bool>());
    }

    [Theory]
    [InlineData("mistral")]
    [InlineData("qwen2-window")]
    [InlineData("gpt2")]
    public void Means_FusedKernel_AreThoseOfTheFormula(string name)
    {
        using var scope = NewDisposeScope();
        var configuration = CausalConfigurationReader.Read(JsonFile.Parse("config.json", System.Text.Encoding.UTF8.GetBytes(CausalReference.Configuration(name))));
        var window = configuration.Windows[^1];
        var (queries, keys, values) = (randn(2, 4, 24, 6), randn(2, configuration.KeyValueHeads, 24, 6), randn(2, configuration.KeyValueHeads, 24, 6));

        foreach (var padding in new int[]?[] { null, [0, 5] })
        {
            var visible = new VisibleTokens(new TokenRows(zeros(2, 24, dtype: ScalarType.Int64), padding), start: 0);

            var difference = GroupedAttention.Explicit(queries, keys, values, visible.Mask(window), 0) - GroupedAttention.Fused(queries, keys, values, visible, window, 0);

            Assert.True(difference.abs().max().item<float>() < 1e-5);
        }
    }

    private static CausalNetwork Load(string name)
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write(name, folder.File("model"));
        using var checkpoint = CausalCheckpoint.Open(folder.File("model"));
        var network = CausalWeights.Read(checkpoint, keepsTypes: true);
        network.eval();
        return network;
    }

    private static TokenRows Rows(params int[][] rows) => TokenRows.Create([.. rows.Select(ids => (ReadOnlyMemory<int>)ids)], CPU);

    private static void AssertReference(double[][] expected, Tensor logits, string name)
    {
        Assert.Equal(expected.Length, logits.shape[0]);
        for (var place = 0; place < expected.Length; place++)
        {
            var values = NetworkWeights.Values(logits[place].contiguous()).ToArray();
            foreach (var (token, value) in WatchedTokens.Zip(expected[place]))
            {
                Assert.True(Math.Abs(values[token] - value) < Tolerance, $"{name}, place {place}, token {token}: expected {value}, got {values[token]}.");
            }
        }
    }
}
