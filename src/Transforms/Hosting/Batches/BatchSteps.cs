using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>Finds the transformers of a model that compute in batches.</summary>
public static class BatchSteps
{
    /// <summary>Looks at a model and, if it is a chain, at its steps.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The transformers in their order; none for a model that is computed row by row.</returns>
    public static IReadOnlyList<IBatchTransformer> In(ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model switch
        {
            IBatchTransformer step => [step],
            IEnumerable<ITransformer> chain => [.. chain.SelectMany(In)],
            _ => [],
        };
    }
}
