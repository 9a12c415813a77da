namespace NlpMlNet.Embeddings;

/// <summary>What a fitted embedding knows.</summary>
internal sealed record EmbeddingModel
{
    public required EmbeddingPooling Pooling { get; init; }

    /// <summary>Gets the size of the input, if words are put one behind the other; else 0.</summary>
    public required int InputSize { get; init; }

    /// <summary>Gets the vectors that are kept; those of the fitted words come first.</summary>
    public required WordVectors Vectors { get; init; }

    /// <summary>Gets the weights of the fitted words, for the weighted mean.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Gets the component that all documents have in common; empty for none.</summary>
    public required float[] Component { get; init; }

    public required EmbeddingCoverage Coverage { get; init; }

    public int OutputSize => Vectors.Dimension * Math.Max(1, InputSize);

    public DocumentEmbedder CreateEmbedder() => new(Vectors, CreatePooling());

    /// <summary>Names the slots: <c>mean:0</c>, or the word's position and the number, <c>3:0</c>; all from 0.</summary>
    public string[] SlotNames() => Pooling == EmbeddingPooling.Concatenate
        ? [.. Enumerable.Range(0, OutputSize).Select(slot => $"{slot / Vectors.Dimension}:{slot % Vectors.Dimension}")]
        : [.. Enumerable.Range(0, OutputSize).Select(slot => $"{CreatePooling().Name}:{slot}")];

    public void Save(BinaryWriter writer)
    {
        writer.Write((int)Pooling);
        writer.Write(InputSize);
        Coverage.Save(writer);
        KeptVectors.Save(Vectors, writer);
        Write(writer, Weights);
        Write(writer, Component);
    }

    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static EmbeddingModel Load(BinaryReader reader)
    {
        var model = new EmbeddingModel
        {
            Pooling = (EmbeddingPooling)reader.ReadInt32(),
            InputSize = reader.ReadInt32(),
            Coverage = EmbeddingCoverage.Load(reader),
            Vectors = KeptVectors.Load(reader),
            Weights = Read(reader),
            Component = Read(reader),
        };
        return Enum.IsDefined(model.Pooling)
            && model.InputSize >= 0
            && model.Weights.Length <= model.Vectors.Count
            && (model.Component.Length == 0 || model.Component.Length == model.Vectors.Dimension)
            ? model
            : throw new InvalidDataException($"pooling {(int)model.Pooling} of {model.InputSize} words, {model.Weights.Length} weights, a component of {model.Component.Length} numbers");
    }

    private Pooling CreatePooling() => Pooling switch
    {
        EmbeddingPooling.Mean => new MeanPooling(),
        EmbeddingPooling.Maximum => new MaximumPooling(),
        EmbeddingPooling.Sum => new SumPooling(),
        EmbeddingPooling.WeightedMean => new WeightedMeanPooling(Weights, Component),
        _ => new Concatenation(),
    };

    private static void Write(BinaryWriter writer, float[] numbers)
    {
        writer.Write(numbers.Length);
        foreach (var number in numbers)
        {
            writer.Write(number);
        }
    }

    private static float[] Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count * (long)sizeof(float) <= reader.BaseStream.Length - reader.BaseStream.Position
            ? [.. Enumerable.Range(0, count).Select(_ => reader.ReadSingle())]
            : throw new InvalidDataException($"it claims to hold {count} numbers");
    }
}
