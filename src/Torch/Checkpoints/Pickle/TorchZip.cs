namespace NlpMlNet.Checkpoints;

/// <summary>The format since torch 1.6: a zip archive with a pickle and a file for each storage.</summary>
internal static class TorchZip
{
    private const string PickleName = "data.pkl";

    public static StoredTensor[] ReadTensors(ReadableFile file)
    {
        var zip = StoredZip.Read(file);
        string[] pickles = [.. zip.Names.Where(name => name == PickleName || name.EndsWith("/" + PickleName, StringComparison.Ordinal))];
        if (pickles is not [var pickle] || zip.Find(pickle) is not { } place)
        {
            throw new NlpMlNetException($"The zip archive '{file.Path}' holds {pickles.Length} files {PickleName}; weights that torch saved hold one.");
        }

        var prefix = pickle[..^PickleName.Length];
        RequireLittleEndian(file, zip, prefix);
        var weights = PickleReader.Read(file.Path, new ByteReader(file, place.Start, place.Start + place.Length));
        return TorchTensors.Locate(file, weights, storage => Locate(file, zip, prefix, storage));
    }

    private static long Locate(ReadableFile file, StoredZip zip, string prefix, PickleStorage storage)
    {
        var name = $"{prefix}data/{storage.Key}";
        var (start, length) = zip.Find(name) ?? throw new NlpMlNetException(
            $"The file '{file.Path}' has no entry '{name}', which a tensor needs. It is damaged: get it again.");
        return length == storage.Count * storage.Type.Bytes ? start : throw new NlpMlNetException(
            $"The entry '{name}' of the file '{file.Path}' has {length} bytes, but its {storage.Count} elements of {storage.Type.Name} take "
            + $"{storage.Count * storage.Type.Bytes}. It is damaged: get it again.");
    }

    private static void RequireLittleEndian(ReadableFile file, StoredZip zip, string prefix)
    {
        ReadOnlySpan<byte> little = "little"u8;
        if (zip.Find(prefix + "byteorder") is not { } place)
        {
            return;
        }

        Span<byte> order = stackalloc byte[little.Length];
        if (place.Length == order.Length)
        {
            file.Read(place.Start, order);
        }

        if (!order.SequenceEqual(little))
        {
            throw new NlpMlNetException($"The file '{file.Path}' was saved with another byte order than little-endian. Save it as safetensors.");
        }
    }
}
