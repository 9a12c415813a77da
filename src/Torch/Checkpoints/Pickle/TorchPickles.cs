using System.Globalization;
using System.Numerics;

namespace NlpMlNet.Checkpoints;

/// <summary>The format before torch 1.6: five pickles, and behind them the storages, each with its number of elements.</summary>
internal static class TorchPickles
{
    private const int Protocol = 1001;

    private static readonly BigInteger Magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static StoredTensor[] ReadTensors(ReadableFile file)
    {
        var reader = new ByteReader(file, 0, file.Length);
        Require(file, PickleReader.Read(file.Path, reader) is BigInteger magic && magic == Magic, "does not begin with torch's magic number");
        Require(file, PickleReader.Read(file.Path, reader) is BigInteger protocol && protocol == Protocol, $"has another protocol than {Protocol}");
        Require(
            file,
            PickleReader.Read(file.Path, reader) is PickleDictionary system && system.GetValueOrDefault("little_endian") is true,
            "was saved with another byte order than little-endian");
        var weights = PickleReader.Read(file.Path, reader);
        var keys = PickleReader.Read(file.Path, reader) as List<object?>;
        Require(file, keys is not null, "has no list of storages");
        var places = FindStorages(file, reader, keys!, TorchTensors.StoragesOf(file, weights));
        return TorchTensors.Locate(file, weights, storage => places.TryGetValue(storage.Key, out var start) ? start : throw new NlpMlNetException(
            $"The file '{file.Path}' lacks the storage '{storage.Key}', which a tensor needs. It is damaged: get it again."));
    }

    private static Dictionary<string, long> FindStorages(
        ReadableFile file, ByteReader reader, List<object?> keys, Dictionary<string, PickleStorage> storages)
    {
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage) || places.ContainsKey(name))
            {
                throw new NlpMlNetException($"The file '{file.Path}' lists a storage twice, or one that no tensor uses. It is damaged: get it again.");
            }

            var count = reader.ReadInt64();
            Require(file, count == storage.Count, $"has the storage '{name}' with {count} elements, but its tensors say {storage.Count}");
            var bytes = storage.Count * storage.Type.Bytes;
            Require(file, bytes <= reader.Remaining, $"ends within the storage '{name}': {bytes} bytes are needed, {reader.Remaining} are left");
            places.Add(name, reader.Position);
            reader.SkipTo(reader.Position + bytes);
        }

        return places;
    }

    private static void Require(ReadableFile file, bool valid, string complaint)
    {
        if (!valid)
        {
            throw new NlpMlNetException($"The file '{file.Path}' {complaint}. It is damaged or no file of weights: get it again, or save it as safetensors.");
        }
    }
}
