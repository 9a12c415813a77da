namespace NlpMlNet.Transformers;

/// <summary>How a text becomes a vector, its encoder and its network apart.</summary>
/// <param name="Pooling">How the tokens' vectors become one.</param>
/// <param name="LowerCase">Whether texts are brought to lower case first.</param>
/// <param name="Prompt">What is put before each text.</param>
/// <param name="Steps">What is done to the vector, in this order.</param>
internal sealed record VectorSettings(TransformerPooling Pooling, bool LowerCase, string Prompt, IReadOnlyList<IVectorStep> Steps)
{
    // Before version 2 of the format, this byte was 0 for the first token or 1 for the mean, and the rest was not there.
    private const byte Current = 0x80;
    private const byte OldMean = 1;

    /// <summary>Puts together what the options ask for and what the folder says.</summary>
    public static VectorSettings Of(ContextualEmbeddingsOptions options, SentenceSettings? folder)
    {
        var steps = folder?.Steps ?? [];
        return new(
            options.Pooling ?? folder?.Pooling ?? TransformerPooling.Mean,
            folder?.LowerCase ?? false,
            folder?.Prompt ?? string.Empty,
            options.Normalize switch
            {
                true when steps is not [.., NormalizeStep] => [.. steps, new NormalizeStep()],
                false => [.. steps.Where(step => step is not NormalizeStep)],
                _ => steps,
            });
    }

    /// <summary>Reads what <see cref="Save"/> wrote, or an older version.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static (VectorSettings Settings, int BatchSize) Load(BinaryReader reader)
    {
        var ways = reader.ReadByte();
        var batchSize = reader.ReadInt32();
        if (ways < Current)
        {
            return (new(ways == OldMean ? TransformerPooling.Mean : TransformerPooling.FirstToken, LowerCase: false, string.Empty, []), batchSize);
        }

        var pooling = (TransformerPooling)(ways - Current);
        return TokenPooling.CountOf(pooling) > 0
            ? (new(pooling, reader.ReadBoolean(), reader.ReadString(), VectorSteps.Load(reader)), batchSize)
            : throw new InvalidDataException($"the pooling {ways} of the vectors is unknown");
    }

    /// <summary>Writes the settings, with the size of a batch among them.</summary>
    public void Save(BinaryWriter writer, int batchSize)
    {
        writer.Write((byte)(Current | (byte)Pooling));
        writer.Write(batchSize);
        writer.Write(LowerCase);
        writer.Write(Prompt);
        VectorSteps.Save(Steps, writer);
    }

    /// <summary>The text as the encoder gets it.</summary>
    public string Prepare(string text) => Prompt + (LowerCase ? text.ToLowerInvariant() : text);

    /// <summary>The vector behind the pooling, with all steps done.</summary>
    public float[] Finish(float[] vector) => Steps.Aggregate(vector, (current, step) => step.Apply(current));

    /// <summary>How many numbers a vector has.</summary>
    /// <param name="width">D, the width of the network.</param>
    /// <exception cref="NlpMlNetException">A dense layer takes another number.</exception>
    public int WidthOf(int width) => Steps.Aggregate(width * TokenPooling.CountOf(Pooling), (current, step) =>
        step.Inputs is null || step.Inputs == current ? step.Outputs(current) : throw new NlpMlNetException(
            $"The sentence-transformers model has a dense layer that takes {step.Inputs} numbers, but its network of width {width} gives {current} by the pooling {PoolingNames.Show(Pooling)}. "
            + "Leave the pooling to the model, or get the model again."));
}
