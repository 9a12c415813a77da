namespace NlpMlNet.Networks;

/// <summary>Something with parameters, which can be copied in an order of its own.</summary>
internal interface IParameters
{
    /// <summary>Gets the number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>Copies all parameters.</summary>
    void CopyTo(Span<float> parameters);
}
