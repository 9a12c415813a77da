using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Cli.Commands;

/// <summary>The ML.NET context of a command that loads a model.</summary>
internal static class ModelContext
{
    /// <summary>Makes the context, and has ML.NET look for the components of models on another thread meanwhile.</summary>
    /// <remarks>
    /// ML.NET looks through a whole assembly as soon as a model names it, which takes a seventh of the time in which ten rows are scored.
    /// Its catalog has a lock: loading waits for an assembly that isn't done yet, and doesn't look again.
    /// </remarks>
    public static MLContext Create()
    {
        var context = new MLContext(seed: 1);
        Task.Run(() =>
        {
            foreach (var type in new[] { typeof(TextLoader), typeof(NlpMlNetException), typeof(FeedForwardOptions) })
            {
                context.ComponentCatalog.RegisterAssembly(type.Assembly);
            }
        });
        return context;
    }
}
