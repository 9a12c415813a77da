using NlpMlNet.Subwords;

namespace NlpMlNet.Checkpoints;

/// <summary>The parts of a sentence-transformers model, in their order: a transformer, a pooling, and what follows them.</summary>
/// <param name="Origin">The file that lists them, for messages.</param>
/// <param name="Parts">The parts.</param>
internal sealed record SentenceModules(string Origin, SentencePart[] Parts)
{
    /// <summary>What a part is called that holds the transformer.</summary>
    public const string Transformer = "Transformer";

    /// <summary>What a part is called that makes one vector of the tokens' vectors.</summary>
    public const string Pooling = "Pooling";

    private const string Library = "sentence_transformers.";

    // Before version 0.3 of the library, each kind of transformer had a class of its own.
    private static readonly string[] OlderTransformers = ["BERT", "RoBERTa", "DistilBERT", "ALBERT", "XLMRoBERTa", "CamemBERT", "XLNet", "T5"];

    /// <summary>Reads the parts of a folder; <see langword="null"/> for a folder that is no model of this library.</summary>
    /// <exception cref="NlpMlNetException">modules.json is damaged.</exception>
    public static SentenceModules? Read(string folder)
    {
        var list = Path.Combine(folder, "modules.json");
        return File.Exists(list) ? new(list, [.. FileContent.ReadJson(list).Items().Select(part => ReadPart(part, folder))]) : Guess(folder);
    }

    /// <summary>The folder with config.json, weights and tokenizer: a part of the folder, or the folder itself.</summary>
    public static string TransformerFolderOf(string folder) =>
        Directory.Exists(folder) && !File.Exists(Path.Combine(folder, CheckpointDescription.FileName))
            && Read(folder) is { } modules && Array.Find(modules.Parts, part => part.Kind == Transformer) is { } part
            ? part.Folder
            : folder;

    private static SentencePart ReadPart(JsonPlace part, string folder)
    {
        var type = part.Get("type").Text();
        var name = type.StartsWith(Library, StringComparison.Ordinal) ? type[(type.LastIndexOf('.') + 1)..] : type;
        var place = part.TextOr("path", string.Empty);
        return Path.IsPathRooted(place) || place.Split('/', '\\').Contains("..")
            ? throw part.Get("path").Fail("leads out of the folder; it must be the name of a folder inside. Get the model again")
            : new SentencePart(OlderTransformers.Contains(name) ? Transformer : name, Path.Combine(folder, place));
    }

    // What is left when modules.json wasn't copied along.
    private static SentenceModules? Guess(string folder)
    {
        var transformer = File.Exists(Path.Combine(folder, CheckpointDescription.FileName)) ? folder
            : Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "0_*").FirstOrDefault(inner => File.Exists(Path.Combine(inner, CheckpointDescription.FileName)))
            : null;
        var pooling = Path.Combine(folder, "1_Pooling");
        return transformer is null || !File.Exists(Path.Combine(pooling, "config.json"))
            ? transformer is null || transformer == folder ? null : new(folder, [new(Transformer, transformer)])
            : new(folder, [new(Transformer, transformer), new(Pooling, pooling)]);
    }
}
