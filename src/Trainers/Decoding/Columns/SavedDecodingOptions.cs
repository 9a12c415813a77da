using NlpMlNet.Hosting;

namespace NlpMlNet.Decoding;

/// <summary>Decoding options in a model file; the cancellation token isn't saved.</summary>
internal static class SavedDecodingOptions
{
    private const int MostTexts = 100_000;

    public static void Save(DecodingOptions options, BinaryWriter writer)
    {
        SaveMethod(options.Method, writer);
        writer.Write(options.MaximumTokens);
        writer.Write(options.MinimumTokens);
        writer.Write(options.Continuations);
        SaveTexts(options.EndTokens, writer);
        SaveTexts(options.StopStrings, writer);
        SaveTexts(options.BannedStrings, writer);
        writer.Write(options.RepetitionPenalty);
        writer.Write(options.NoRepeatNgrams);
        writer.Write(options.AllowUnknown);
        writer.Write((sbyte)(options.AddStartToken switch { null => -1, false => 0, true => 1 }));
        writer.Write(options.Seed ?? 0);
        writer.Write(options.BatchSize);
    }

    /// <exception cref="InvalidDataException">The options are not valid.</exception>
    public static DecodingOptions Load(BinaryReader reader)
    {
        var options = new DecodingOptions
        {
            Method = LoadMethod(reader),
            MaximumTokens = reader.ReadInt32(),
            MinimumTokens = reader.ReadInt32(),
            Continuations = reader.ReadInt32(),
            EndTokens = LoadTexts(reader),
            StopStrings = LoadTexts(reader) ?? [],
            BannedStrings = LoadTexts(reader) ?? [],
            RepetitionPenalty = reader.ReadDouble(),
            NoRepeatNgrams = reader.ReadInt32(),
            AllowUnknown = reader.ReadBoolean(),
            AddStartToken = reader.ReadSByte() switch { < 0 => null, 0 => false, _ => true },
            Seed = reader.ReadInt32(),
            BatchSize = reader.ReadInt32(),
        };
        SavedOptions.Check(options.Validate);
        return options;
    }

    private static void SaveMethod(DecodingMethod method, BinaryWriter writer)
    {
        writer.Write((byte)(method switch { GreedySearch => 0, BeamSearch => 1, _ => 2 }));
        if (method is BeamSearch beams)
        {
            writer.Write(beams.Width);
            writer.Write(beams.LengthPenalty);
            writer.Write((byte)beams.Stopping);
        }
        else if (method is Sampling sampling)
        {
            writer.Write(sampling.Temperature);
            writer.Write(sampling.TopK ?? 0);
            writer.Write(sampling.TopP);
            writer.Write(sampling.MinimumP);
        }
    }

    private static DecodingMethod LoadMethod(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => new GreedySearch(),
        1 => new BeamSearch { Width = reader.ReadInt32(), LengthPenalty = reader.ReadDouble(), Stopping = (BeamStopping)reader.ReadByte() },
        2 => new Sampling
        {
            Temperature = reader.ReadDouble(),
            TopK = reader.ReadInt32() is var count && count == 0 ? null : count,
            TopP = reader.ReadDouble(),
            MinimumP = reader.ReadDouble(),
        },
        var other => throw new InvalidDataException($"there is no decoding method {other}"),
    };

    private static void SaveTexts(IReadOnlyList<string>? texts, BinaryWriter writer)
    {
        writer.Write(texts?.Count ?? -1);
        foreach (var text in texts ?? [])
        {
            writer.Write(text);
        }
    }

    private static string[]? LoadTexts(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count switch
        {
            -1 => null,
            < 0 or > MostTexts => throw new InvalidDataException($"a list claims to have {count} texts"),
            _ => ReadAll(reader, count),
        };
    }

    private static string[] ReadAll(BinaryReader reader, int count)
    {
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            texts.Add(reader.ReadString());
        }

        return [.. texts];
    }
}
