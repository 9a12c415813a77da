using System.Text.RegularExpressions;

namespace NlpMlNet.Checkpoints;

/// <summary>Recognises what a folder holds in the place of a checkpoint's config.json or weights, and knows what to do with it.</summary>
internal static partial class ForeignWeights
{
    private const string Convert = "Convert them in Python, with transformers before version 5: AutoModel.from_pretrained(folder, ";

    private const string Save = "=True).save_pretrained(new_folder)";

    // Where files of other kinds lie, beside the folder itself.
    private static readonly string[] Places = ["onnx", "openvino", "variables", Path.Combine(".cache", "huggingface", "download")];

    private static readonly (string[] Patterns, string What, string Remedy)[] Kinds =
    [
        (["*.incomplete", "*.part", "*.partial", "*.crdownload", "*.download", "*.aria2"], "a download that was not completed", "Download it again"),
        (["*.gguf", "ggml-*.bin", "ggml-*.gguf"], "a model in llama.cpp's format", "Take the model that it was made from, as model.safetensors"),
        (["tf_model.h5", "*.h5", "saved_model.pb", "*.keras"], "weights of TensorFlow alone", Convert + "from_tf" + Save),
        (["flax_model*.msgpack", "*.msgpack"], "weights of Flax alone", Convert + "from_flax" + Save),
        (["*.ckpt.index", "*.ckpt.meta", "*.ckpt.data-*", "bert_config.json"], "a BERT as Google first released it",
            "Take the same model in Hugging Face's layout, or convert it in Python, with transformers before version 5: BertForPreTraining.from_pretrained(ckpt_index, from_tf=True, config=...)"),
        (["*.onnx", "*.ort"], "a model in ONNX alone", "Take the model that it was exported from, as model.safetensors"),
        (["openvino_model.*"], "a model of OpenVINO alone", "Take the model that it was exported from, as model.safetensors"),
        (["*.tflite", "*.mlmodel", "*.mlpackage", "rust_model.ot", "*.mlx"], "a model that was exported for another program", "Take the model that it was exported from, as model.safetensors"),
    ];

    private static readonly string[] Misnamed = ["*.safetensors", "*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl"];

    /// <summary>What the folder holds instead and what to do, in two sentences; <see langword="null"/> when nothing is recognised.</summary>
    public static string? Describe(string folder) =>
        AdapterFolder.Describe(folder) ?? DescribeKind(folder) ?? DescribeInner(folder);

    /// <summary>Files that look like weights, under names that are none of a checkpoint's.</summary>
    public static string? DescribeMisnamed(string folder, IEnumerable<string> names) =>
        Find(folder, Misnamed) is { } part && ShardName().IsMatch(part)
            ? $"It holds '{part}', one part of the weights, and no index of the parts ('{ShardName().Replace(part, string.Empty)}.index.json'). Get the whole checkpoint."
        : Find(folder, Misnamed) is { } file && !file.Contains("training_args", StringComparison.Ordinal) && !file.Contains("optimizer", StringComparison.Ordinal)
            ? $"It holds '{file}', which is none of these names. If it is the weights, rename it: {string.Join(" or ", names)}."
            : null;

    [GeneratedRegex("-[0-9]{5}-of-[0-9]{5}")]
    private static partial Regex ShardName();

    private static string? DescribeKind(string folder)
    {
        foreach (var (patterns, what, remedy) in Kinds)
        {
            if (Find(folder, patterns) is { } file)
            {
                return $"It holds {what} ('{file}'), which can't be read. {remedy}.";
            }
        }

        return null;
    }

    // A trainer's output, or the hub's cache, with the checkpoint further inside.
    private static string? DescribeInner(string folder)
    {
        var inner = Directory.EnumerateDirectories(folder)
            .Concat(Directory.Exists(Path.Combine(folder, "snapshots")) ? Directory.EnumerateDirectories(Path.Combine(folder, "snapshots")) : [])
            .Where(sub => File.Exists(Path.Combine(sub, CheckpointDescription.FileName)) && WeightFiles.AreIn(sub))
            .Select(sub => Path.GetRelativePath(folder, sub))
            .Order(StringComparer.Ordinal)
            .Take(3)
            .ToArray();
        return inner.Length == 0 ? null : $"A checkpoint lies further inside: give the folder '{string.Join("' or '", inner.Select(sub => Path.Combine(folder, sub)))}'.";
    }

    private static string? Find(string folder, string[] patterns) => Places.Prepend(string.Empty)
        .Select(place => Path.Combine(folder, place))
        .Where(Directory.Exists)
        .SelectMany(place => patterns.SelectMany(pattern => Directory.EnumerateFileSystemEntries(place, pattern, new EnumerationOptions { AttributesToSkip = 0, MatchCasing = MatchCasing.CaseInsensitive })))
        .Select(file => Path.GetRelativePath(folder, file))
        .FirstOrDefault();
}
