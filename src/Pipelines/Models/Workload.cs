using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Models;

/// <summary>How the rows that a model is applied to are shared out.</summary>
/// <param name="Workers">The number of parts that are computed at once.</param>
/// <param name="ThreadsEach">The number of threads that one of them uses inside; 0 leaves it to the model.</param>
/// <param name="WindowRows">The number of rows that the model wants at a time; <see langword="null"/> for a model that goes row by row.</param>
internal sealed record Workload(int Workers, int ThreadsEach, int? WindowRows)
{
    /// <summary>Shares out the threads.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">The number of threads; 0 is one for each processor.</param>
    public static Workload Of(ITransformer model, int threads)
    {
        var all = threads == 0 ? Environment.ProcessorCount : threads;
        var steps = BatchSteps.In(model);
        if (steps.Count == 0)
        {
            return new Workload(all, 1, null);
        }

        var workers = Math.Min(all, steps.Min(step => step.PreferredWorkers));
        var each = threads == 0 && workers == 1 ? 0 : all / workers;
        return new Workload(workers, each, steps.Max(step => step.WindowRows));
    }
}
