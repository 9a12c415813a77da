namespace NlpMlNet.Transformers;

/// <summary>What is done to a text's vector behind the pooling.</summary>
internal interface IVectorStep
{
    /// <summary>How many numbers it takes; <see langword="null"/> for any.</summary>
    int? Inputs { get; }

    /// <summary>How many numbers it makes of those that it takes.</summary>
    int Outputs(int inputs);

    /// <summary>Makes a new vector.</summary>
    float[] Apply(float[] vector);

    /// <summary>Writes it, its kind first.</summary>
    void Save(BinaryWriter writer);
}
