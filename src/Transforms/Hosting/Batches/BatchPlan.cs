using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>What a view needs to know of a batch transformer.</summary>
/// <param name="Host">The transformer's host.</param>
/// <param name="Inputs">The names of the columns that are read.</param>
/// <param name="WindowRows">The number of rows that are computed together.</param>
/// <param name="MakeReader">Makes what reads the inputs of the current row.</param>
/// <param name="MakeEngine">Makes what computes the outputs.</param>
/// <param name="MakeGetter">Makes the value getter of an output column from what gives the outputs of the current row.</param>
internal sealed record BatchPlan<TInput, TOutput>(
    IHost Host,
    IReadOnlyList<string> Inputs,
    int WindowRows,
    Func<DataViewRow, Func<TInput>> MakeReader,
    Func<BatchConditions, IBatchEngine<TInput, TOutput>> MakeEngine,
    Func<Func<TOutput>, int, Delegate> MakeGetter);
