namespace NlpMlNet.Transformers;

/// <summary>Reads and writes what is done to vectors behind the pooling.</summary>
internal static class VectorSteps
{
    private const int Most = 16;

    /// <summary>Writes the steps.</summary>
    public static void Save(IReadOnlyList<IVectorStep> steps, BinaryWriter writer)
    {
        writer.Write((byte)steps.Count);
        foreach (var step in steps)
        {
            step.Save(writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<IVectorStep> Load(BinaryReader reader)
    {
        var count = reader.ReadByte();
        var steps = new List<IVectorStep>();
        while (steps.Count < count && count <= Most)
        {
            steps.Add(reader.ReadByte() switch
            {
                NormalizeStep.Kind => new NormalizeStep(),
                DenseStep.Kind => DenseStep.Load(reader),
                var kind => throw new InvalidDataException($"a step of the unknown kind {kind} is behind the pooling"),
            });
        }

        return count <= Most ? steps : throw new InvalidDataException($"there are {count} steps behind the pooling, and {Most} at most can be");
    }
}
