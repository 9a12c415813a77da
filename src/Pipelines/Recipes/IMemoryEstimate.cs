namespace NlpMlNet.Recipes;

/// <summary>A recipe that knows what its training takes.</summary>
internal interface IMemoryEstimate
{
    /// <summary>Gets the bytes of memory that training takes for each character of the texts.</summary>
    double BytesPerCharacter { get; }
}
