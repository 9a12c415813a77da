using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Under which conditions batches are computed: they travel with the view whose rows are read, not with the model.</summary>
/// <remarks>None of them has a part in the outputs.</remarks>
public sealed record BatchConditions
{
    /// <summary>Gets the number of threads that an engine uses.</summary>
    /// <value>0: as many as the engine takes by itself.</value>
    public int Threads { get; init; }

    /// <summary>Gets what ends the computing between two batches, with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Nothing but a context that is cancelled does.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets the host of the transformer that computes; null for none.</summary>
    internal IHost? Host { get; init; }

    /// <summary>Gets what ends the computing: the token, or the context.</summary>
    internal Cancellation Cancellation => new(CancellationToken, Host);

    /// <summary>Gets what receives the number of rows of each batch.</summary>
    /// <value><see langword="null"/>: none.</value>
    public Action<int>? Computed { get; init; }

    /// <summary>Gets what receives, for each window, how much of its texts was cut to the model's length.</summary>
    /// <value><see langword="null"/>: none.</value>
    public Action<TextCuts>? Cut { get; init; }

    /// <summary>Gives conditions to a view: whatever is computed from its rows is computed under them.</summary>
    /// <param name="view">The view.</param>
    /// <returns>The same rows.</returns>
    public IDataView ApplyTo(IDataView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new ConditionedView(view, this);
    }

    /// <summary>Finds the conditions of a view; the nearest count if there are several.</summary>
    internal static BatchConditions Of(IDataView view)
    {
        while (view is IDataTransform transform)
        {
            if (view is ConditionedView { Conditions: var conditions })
            {
                return conditions;
            }

            view = transform.Source;
        }

        return new BatchConditions();
    }
}
