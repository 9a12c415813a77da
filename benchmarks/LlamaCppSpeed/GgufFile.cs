using System.Text;

namespace NlpMlNet.Benchmarks;

/// <summary>Writes a GPT-2 with random weights as GGUF, version 3: header, properties, the tensors' descriptions, the tensors.</summary>
/// <remarks>Numbers of 32 bits, little-endian; each tensor starts at a multiple of 32 bytes. The vocabulary has a size and no words.</remarks>
internal static class GgufFile
{
    private const int Alignment = 32;

    private enum Kind : uint
    {
        UInt32 = 4,
        Single = 6,
        Text = 8,
    }

    public static void WriteGpt2(string path, int vocabulary, int positions, int width, int layers, int heads)
    {
        (string Name, long[] Shape)[] tensors = [.. Gpt2Tensors(vocabulary, positions, width, layers)];
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        WriteHead(writer, tensors.Length, vocabulary, positions, width, layers, heads);
        var offset = 0UL;
        foreach (var (name, shape) in tensors)
        {
            WriteText(writer, name);
            writer.Write((uint)shape.Length);
            Array.ForEach(shape, dimension => writer.Write((ulong)dimension));
            writer.Write(0U); // float32
            writer.Write(offset);
            offset += (ulong)Padded(sizeof(float) * Count(shape));
        }

        var random = new Random(1);
        foreach (var (name, shape) in tensors)
        {
            writer.Write(new byte[Padded(writer.BaseStream.Position) - writer.BaseStream.Position]);
            var isScale = name.EndsWith("norm.weight", StringComparison.Ordinal);
            for (var i = 0L; i < Count(shape); i++)
            {
                writer.Write(isScale ? 1f : (float)((random.NextDouble() - 0.5) * 0.07)); // standard deviation 0.02
            }
        }
    }

    private static void WriteHead(BinaryWriter writer, int tensors, int vocabulary, int positions, int width, int layers, int heads)
    {
        (string Name, object Value)[] properties =
        [
            ("general.architecture", "gpt2"), ("general.alignment", (uint)Alignment), ("general.file_type", 0U),
            ("gpt2.vocab_size", (uint)vocabulary), ("gpt2.context_length", (uint)positions), ("gpt2.embedding_length", (uint)width),
            ("gpt2.feed_forward_length", (uint)(4 * width)), ("gpt2.block_count", (uint)layers), ("gpt2.attention.head_count", (uint)heads),
            ("gpt2.attention.layer_norm_epsilon", 1e-5f), ("tokenizer.ggml.model", "none"),
        ];
        writer.Write("GGUF"u8);
        writer.Write(3U);
        writer.Write((ulong)tensors);
        writer.Write((ulong)properties.Length);
        foreach (var (name, value) in properties)
        {
            WriteText(writer, name);
            switch (value)
            {
                case uint number:
                    writer.Write((uint)Kind.UInt32);
                    writer.Write(number);
                    break;
                case float number:
                    writer.Write((uint)Kind.Single);
                    writer.Write(number);
                    break;
                default:
                    writer.Write((uint)Kind.Text);
                    WriteText(writer, (string)value);
                    break;
            }
        }
    }

    // The first dimension is that of numbers that lie behind one another.
    private static IEnumerable<(string Name, long[] Shape)> Gpt2Tensors(int vocabulary, int positions, int width, int layers)
    {
        yield return ("token_embd.weight", [width, vocabulary]);
        yield return ("position_embd.weight", [width, positions]);
        for (var layer = 0; layer < layers; layer++)
        {
            foreach (var (name, inputs, outputs) in new[] { ("attn_qkv", width, 3 * width), ("attn_output", width, width), ("ffn_up", width, 4 * width), ("ffn_down", 4 * width, width) })
            {
                yield return ($"blk.{layer}.{name}.weight", [inputs, outputs]);
                yield return ($"blk.{layer}.{name}.bias", [outputs]);
            }

            foreach (var name in new[] { "attn_norm", "ffn_norm" })
            {
                yield return ($"blk.{layer}.{name}.weight", [width]);
                yield return ($"blk.{layer}.{name}.bias", [width]);
            }
        }

        yield return ("output_norm.weight", [width]);
        yield return ("output_norm.bias", [width]);
    }

    private static long Count(long[] shape) => shape.Aggregate(1L, (product, dimension) => product * dimension);

    private static long Padded(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write((ulong)Encoding.UTF8.GetByteCount(text));
        writer.Write(Encoding.UTF8.GetBytes(text));
    }
}
