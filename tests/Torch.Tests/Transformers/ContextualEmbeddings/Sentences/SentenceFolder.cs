using System.Text.Json.Nodes;
using NlpMlNet.Testing;
using NlpMlNet.Tests.Checkpoints;

namespace NlpMlNet.Tests.Transformers;

/// <summary>A checkpoint with the files of sentence-transformers around it, to be changed by a test.</summary>
internal sealed class SentenceFolder : IDisposable
{
    private readonly CheckpointFolder folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert"));

    public string FullPath => folder.FullPath;

    /// <summary>Writes modules.json, a folder for each module.</summary>
    public SentenceFolder WithModules(params string[] kinds)
    {
        var modules = kinds.Select((kind, number) => new JsonObject
        {
            ["idx"] = number,
            ["name"] = $"{number}",
            ["path"] = number == 0 ? string.Empty : $"{number}_{kind}",
            ["type"] = kind.Contains('.', StringComparison.Ordinal) ? kind : "sentence_transformers.models." + kind,
        });
        return With("modules.json", new JsonArray([.. modules]).ToJsonString());
    }

    public SentenceFolder With(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Find(file))!);
        File.WriteAllText(folder.Find(file), content);
        return this;
    }

    public SentenceFolder With(string file, byte[] content)
    {
        With(file, string.Empty);
        File.WriteAllBytes(folder.Find(file), content);
        return this;
    }

    /// <summary>Moves the checkpoint into a folder, as before version 2 of the library.</summary>
    public SentenceFolder MoveTransformerTo(string name)
    {
        var inner = Directory.CreateDirectory(folder.Find(name)).FullName;
        foreach (var file in Directory.GetFiles(FullPath).Where(file => Path.GetFileName(file) != "modules.json"))
        {
            File.Move(file, Path.Combine(inner, Path.GetFileName(file)));
        }

        return this;
    }

    public void Dispose() => folder.Dispose();
}
