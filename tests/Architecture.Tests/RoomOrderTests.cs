using System.Text.RegularExpressions;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Architecture;

/// <summary>Imports run one way: up this list of projects, and up the rooms in each.</summary>
public sealed partial class RoomOrderTests
{
    private static readonly (string Project, string[] Rooms)[] House =
    [
        ("Transforms", ["Messages", "Files", "Progress", "Hosting", "Words", "Tokens", "Subwords", "Sentiment", "Ngrams", "Embeddings"]),
        ("Trainers", ["Numerics", "Splits", "Networks", "FeedForward", "EmbeddingNetworks", "WordVectorTraining", "LanguageModels", "Decoding"]),
        ("Pipelines", ["Csv", "Models", "Statistics", "Recipes", "Evaluation", "Training", "Scoring"]),
        ("Torch", ["Native", "Checkpoints", "Transformers", "CausalModels", "Recipes", "Importing"]),
        ("Torch.Comparisons", ["Recipes"]),
        ("Cli", ["Options", "Terminal", "LibTorch", "Commands", "Composition"]),
    ];

    // Three projects have a room named Recipes; whoever imports the namespace must come after the first.
    private static readonly Dictionary<string, int> Places = House
        .SelectMany(project => project.Rooms.Select(room => NamespaceOf(project.Project, room)))
        .Select((name, place) => (name, place))
        .DistinctBy(room => room.name)
        .ToDictionary(room => room.name, room => room.place);

    private static readonly SourceFile[] Files = [.. House.SelectMany(project => project.Rooms.SelectMany(room => ReadRoom(project.Project, room)))];

    [Fact]
    public void Folders_OfEachProject_AreTheRooms()
    {
        foreach (var (project, rooms) in House)
        {
            var folders = Directory.GetDirectories(Path.Combine(SharedData.RepositoryRoot, "src", project)).Select(folder => Path.GetFileName(folder));

            Assert.Empty(folders.Except([.. rooms, "Demo", "bin", "obj"]));
        }
    }

    [Fact]
    public void Namespaces_OfEachRoom_AreTheRoomsOrTheDoorsNamespace() => Assert.Empty(
        Files.Where(file => file.Namespace != file.Room && file.Namespace != "NlpMlNet").Select(file => $"{file.Name} is in {file.Namespace}"));

    [Fact]
    public void Imports_OfEachFile_AreOfRoomsBefore() => Assert.Empty(
        from file in Files
        from import in file.Imports
        where Places.TryGetValue(import, out var place) && place > file.Place
        select $"{file.Name} imports {import}, which comes after {file.Room}");

    // What users type stands in the namespace NlpMlNet (extension methods, their options, the exception): no import shows who uses it.
    [Fact]
    public void NamesInTheDoorsNamespace_OfEachFile_AreOfRoomsBefore()
    {
        var doors = Files.Where(file => file.Namespace == "NlpMlNet").ToArray();

        Assert.NotEmpty(doors);
        Assert.Empty(
            from file in Files
            from door in doors
            where door.Place > file.Place && file.Words.Contains(door.Name)
            select $"{file.Name} uses {door.Name} of {door.Room}, which comes after {file.Room}");
    }

    private static string NamespaceOf(string project, string room) => project == "Cli" ? $"NlpMlNet.Cli.{room}" : $"NlpMlNet.{room}";

    private static IEnumerable<SourceFile> ReadRoom(string project, string room)
    {
        var place = House.TakeWhile(other => other.Project != project).Sum(other => other.Rooms.Length)
            + Array.IndexOf(House.First(other => other.Project == project).Rooms, room);
        var folder = Path.Combine(SharedData.RepositoryRoot, "src", project, room);
        return from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
               let text = File.ReadAllText(path)
               select new SourceFile(
                   Path.GetFileNameWithoutExtension(path),
                   NamespaceOf(project, room),
                   place,
                   NamespaceLine().Match(text).Groups[1].Value,
                   [.. UsingLine().Matches(text).Select(match => match.Groups[1].Value)],
                   Word().Matches(CommentLine().Replace(text, "")).Select(match => match.Value).ToHashSet());
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static )?(NlpMlNet\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Word();

    private sealed record SourceFile(string Name, string Room, int Place, string Namespace, string[] Imports, HashSet<string> Words);
}
