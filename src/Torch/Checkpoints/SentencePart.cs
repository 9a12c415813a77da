using NlpMlNet.Subwords;

namespace NlpMlNet.Checkpoints;

/// <summary>A part of a sentence-transformers model.</summary>
/// <param name="Kind">The name of its class, or the whole type's name when it is none of the library's.</param>
/// <param name="Folder">The folder with what it consists of.</param>
internal sealed record SentencePart(string Kind, string Folder)
{
    /// <summary>Reads what its own config.json says.</summary>
    /// <exception cref="NlpMlNetException">The file is missing or damaged.</exception>
    public JsonPlace ReadSettings() => System.IO.Path.Combine(Folder, CheckpointDescription.FileName) is var path && File.Exists(path)
        ? FileContent.ReadJson(path)
        : throw new NlpMlNetException($"'{path}' is missing: the model has a part '{Kind}' that it describes. Get the model again, with the folders inside it.");
}
