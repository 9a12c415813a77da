using System.Text.Json.Nodes;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>A folder with a tiny checkpoint of our own, to be changed by a test.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    private CheckpointFolder(string path)
    {
        FullPath = path;
    }

    public string FullPath { get; }

    /// <summary>A copy of an existing folder.</summary>
    public static CheckpointFolder CopyOf(string source)
    {
        var folder = new CheckpointFolder(Directory.CreateTempSubdirectory("checkpoint").FullName);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, folder.Find(Path.GetFileName(file)));
        }

        return folder;
    }

    /// <summary>A folder with one file.</summary>
    public static CheckpointFolder With(string name, byte[] content)
    {
        var folder = new CheckpointFolder(Directory.CreateTempSubdirectory("checkpoint").FullName);
        File.WriteAllBytes(folder.Find(name), content);
        return folder;
    }

    public string Find(string name) => Path.Combine(FullPath, name);

    /// <summary>Changes config.json.</summary>
    public void Configure(Action<JsonObject> change)
    {
        var path = Find("config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(config);
        File.WriteAllText(path, config.ToJsonString());
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
