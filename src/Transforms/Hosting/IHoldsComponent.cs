using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>A component that holds another one, of a type that it doesn't know: this is saved beside its own bytes, as a component with a loader of its own.</summary>
/// <typeparam name="TSelf">The component's own type.</typeparam>
internal interface IHoldsComponent<TSelf>
{
    /// <summary>Gets the component inside.</summary>
    ICanSaveModel Inner { get; }

    /// <summary>Completes what was loaded from its own bytes alone.</summary>
    /// <param name="inner">The component inside.</param>
    /// <returns>The whole component.</returns>
    /// <exception cref="InvalidDataException">It is of the wrong kind.</exception>
    TSelf With(ICanSaveModel inner);
}
