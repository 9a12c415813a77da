using System.Buffers.Binary;
using System.IO.Compression;
using NlpMlNet.Checkpoints;
using NlpMlNet.Tests.Checkpoints;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>The files of a checkpoint that hold sizes and weights.</summary>
internal static class CheckpointReaders
{
    private const string Configurations =
        """
        {"architectures": ["BertForSequenceClassification"], "model_type": "bert", "hidden_size": 8, "num_hidden_layers": 2, "num_attention_heads": 2,
         "intermediate_size": 16, "vocab_size": 32, "max_position_embeddings": 16, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu",
         "pad_token_id": 0, "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.1, "id2label": {"0": "no", "1": "yes"}, "label2id": {"no": 0, "yes": 1}}
        """;

    private static readonly byte[] Floats = [.. Enumerable.Range(0, 12).SelectMany(value => BitConverter.GetBytes((float)value))];

    // The header's length stands in front of it.
    private static readonly Envelope HeaderLength = new(
        file =>
        {
            var end = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
            return [new Part("header", file[8..end]), new Part("data", file[end..])];
        },
        parts =>
        {
            var length = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, parts[0].Content.Length);
            return [.. length, .. parts[0].Content, .. parts[1].Content];
        });

    public static Reader Safetensors() => new(
        "safetensors",
        "model.safetensors",
        [
            SafetensorsBytes.Of("""{"__metadata__": {"format": "pt"}, "a.weight": {"dtype": "F32", "shape": [3, 4], "data_offsets": [0, 48]}}""", Floats),
            SafetensorsBytes.Of("""{"a": {"dtype": "BF16", "shape": [2], "data_offsets": [0, 4]}, "b": {"dtype": "I64", "shape": [], "data_offsets": [4, 12]}}""", Floats[..12]),
        ],
        path => ReadAll(SafetensorsFile.Open(path)),
        HeaderLength);

    public static Reader TorchZip() => new(
        "pickle",
        "pytorch_model.bin",
        [Zip(new PickleBytes().Protocol().Op('}').Op('q').Add(0).Op('(').Text("w").Tensor("FloatStorage", "0", 12, 0, [3, 4], [4, 1]).Text("b").Tensor("FloatStorage", "0", 12, 8, [4], [1]).Op('u').End())],
        path => ReadAll(TorchFile.Open(path)),
        new Envelope(OpenZip, CloseZip));

    public static Reader TorchLegacy() => new("pickle-legacy", "pytorch_model.bin", [Legacy()], path => ReadAll(TorchFile.Open(path)));

    public static Reader Configuration() => new(
        "config",
        "config.json",
        [
            Seed.Text(Configurations),
            Seed.Text(Configurations.Replace("\"bert\"", "\"roberta\"", StringComparison.Ordinal).Replace("BertFor", "RobertaFor", StringComparison.Ordinal)),
            Seed.Text("""{"architectures": ["DistilBertForSequenceClassification"], "model_type": "distilbert", "dim": 8, "n_layers": 1, "n_heads": 2, "hidden_dim": 16, "vocab_size": 32, "max_position_embeddings": 16, "activation": "gelu"}"""),
            Seed.Text("""{"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "n_embd": 8, "n_layer": 1, "n_head": 2, "vocab_size": 32, "n_positions": 16, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-05}"""),
        ],
        path => ModelSize.Read(Path.GetDirectoryName(path)!));

    private static void ReadAll(TensorFile file)
    {
        using (file)
        {
            var values = new float[16];
            foreach (var tensor in file.Tensors.Where(tensor => tensor.Type.IsFloat))
            {
                file.Read(tensor, 0, values.AsSpan(0, (int)Math.Min(values.Length, tensor.Count)));
            }
        }
    }

    private static byte[] Zip(byte[] pickle) => CloseZip([new Part("archive/data.pkl", pickle), new Part("archive/byteorder", "little"u8.ToArray()), new Part("archive/version", "3\n"u8.ToArray()), new Part("archive/data/0", Floats)]);

    private static Part[] OpenZip(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = entry.Open();
            var bytes = new byte[entry.Length];
            content.ReadExactly(bytes);
            return new Part(entry.FullName, bytes);
        })];
    }

    private static byte[] CloseZip(IReadOnlyList<Part> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = archive.CreateEntry(part.Name, CompressionLevel.NoCompression).Open();
                content.Write(part.Content);
            }
        }

        return stream.ToArray();
    }

    // Before the zip: a number, a version, the sizes of the types, the tensors, the keys of their storages, and those.
    private static byte[] Legacy() =>
    [
        .. new PickleBytes().Protocol().Add(0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19).End(),
        .. new PickleBytes().Protocol().Add((byte)'M', 0xE9, 0x03).End(),
        .. new PickleBytes().Protocol().Op('}').Op('(').Text("protocol_version").Add((byte)'M', 0xE9, 0x03).Text("little_endian").Add(0x88).Op('u').End(),
        .. new PickleBytes().Protocol().Op('}').Op('(').Text("w").Tensor("FloatStorage", "0", 12, 0, [3, 4], [4, 1]).Op('u').End(),
        .. new PickleBytes().Protocol().Op(']').Op('(').Text("0").Op('e').End(),
        .. BitConverter.GetBytes(12L),
        .. Floats,
    ];
}
