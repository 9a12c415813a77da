namespace NlpMlNet.Checkpoints;

/// <summary>Weights divided among files, with an index that says which tensor is where.</summary>
internal sealed class ShardedTensors : ITensorFile
{
    private const string MapKey = "weight_map";

    private readonly List<TensorFile> shards;
    private readonly Dictionary<StoredTensor, TensorFile> places = new(ReferenceEqualityComparer.Instance);

    private ShardedTensors(string path, List<TensorFile> shards)
    {
        Path = path;
        this.shards = shards;
        foreach (var shard in shards)
        {
            foreach (var tensor in shard.Tensors)
            {
                places.Add(tensor, shard);
            }
        }

        Tensors = [.. shards.SelectMany(shard => shard.Tensors)];
    }

    public string Path { get; }

    public IReadOnlyList<string> Files => [.. shards.Select(shard => shard.Path)];

    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Opens all files that an index names.</summary>
    /// <param name="indexPath">The index.</param>
    /// <param name="open">Opens one of the files.</param>
    /// <returns>The tensors of all files.</returns>
    public static ShardedTensors Open(string indexPath, Func<string, TensorFile> open)
    {
        var map = ReadMap(JsonFile.Read(indexPath));
        var folder = System.IO.Path.GetDirectoryName(indexPath)!;
        var shards = new List<TensorFile>();
        try
        {
            foreach (var name in map.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var path = System.IO.Path.Combine(folder, name);
                if (!File.Exists(path))
                {
                    throw new NlpMlNetException($"The index '{indexPath}' names the file '{name}', which is not there. Get the whole checkpoint.");
                }

                shards.Add(open(path));
                RequireAgreement(indexPath, map, name, shards[^1]);
            }

            return new ShardedTensors(indexPath, shards);
        }
        catch
        {
            shards.ForEach(shard => shard.Dispose());
            throw;
        }
    }

    public void Read(StoredTensor tensor, long first, Span<float> destination) => places[tensor].Read(tensor, first, destination);

    public void Dispose() => shards.ForEach(shard => shard.Dispose());

    private static Dictionary<string, string> ReadMap(JsonFile index)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in index.Members(MapKey))
        {
            var file = index.Text(MapKey, member.Value);
            if (!IsPlainName(file))
            {
                throw index.Fail(MapKey, $"\"{file}\" for the tensor '{member.Name}'", "is not the plain name of a file in the checkpoint's folder");
            }

            if (!map.TryAdd(member.Name, file))
            {
                throw index.Fail(MapKey, "an object", $"must name the tensor '{member.Name}' once");
            }
        }

        return map;
    }

    private static bool IsPlainName(string file) =>
        file.Length > 0 && file is not ("." or "..") && file.AsSpan().IndexOfAny("/\\:\0") < 0;

    private static void RequireAgreement(string indexPath, Dictionary<string, string> map, string name, TensorFile shard)
    {
        var held = shard.Tensors.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        if (map.FirstOrDefault(entry => entry.Value == name && !held.Contains(entry.Key)).Key is { } missing)
        {
            throw new NlpMlNetException($"The index '{indexPath}' says that '{missing}' is in '{shard.Path}', but it is not there.");
        }

        if (held.FirstOrDefault(tensor => map.GetValueOrDefault(tensor) != name) is { } surplus)
        {
            throw new NlpMlNetException($"The file '{shard.Path}' holds the tensor '{surplus}', which the index '{indexPath}' does not place there.");
        }
    }
}
