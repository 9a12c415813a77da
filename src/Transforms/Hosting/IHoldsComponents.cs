using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>A component that holds others, of types that it doesn't know: they are saved beside its own bytes, as components with loaders of their own.</summary>
/// <typeparam name="TSelf">The component's own type.</typeparam>
internal interface IHoldsComponents<TSelf>
{
    /// <summary>Gets the number of components inside, which is known from the own bytes alone.</summary>
    int InnerCount { get; }

    /// <summary>Gets the components inside.</summary>
    IReadOnlyList<ICanSaveModel> Inner { get; }

    /// <summary>Completes what was loaded from its own bytes alone.</summary>
    /// <param name="inner">The components inside.</param>
    /// <returns>The whole component.</returns>
    /// <exception cref="InvalidDataException">One is of the wrong kind, or they don't fit together.</exception>
    TSelf With(IReadOnlyList<ICanSaveModel> inner);
}
