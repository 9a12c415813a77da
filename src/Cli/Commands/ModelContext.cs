using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Commands;

/// <summary>The ML.NET context of a command that reads or writes a model.</summary>
internal static class ModelContext
{
    /// <summary>Makes the context, and has ML.NET look for the components of models on another thread meanwhile.</summary>
    /// <remarks>
    /// ML.NET looks through a whole assembly as soon as a model names it, which takes a seventh of the time in which ten rows are scored.
    /// Its catalog has a lock: loading waits for an assembly that isn't done yet, and doesn't look again.
    /// </remarks>
    public static MLContext Create()
    {
        var context = CreateToWrite(seed: 1);
        Task.Run(() =>
        {
            foreach (var type in new[] { typeof(TextLoader), typeof(NlpMlNetException), typeof(FeedForwardOptions) })
            {
                context.ComponentCatalog.RegisterAssembly(type.Assembly);
            }
        });
        return context;
    }

    /// <summary>Makes the context of a command that writes a model.</summary>
    /// <remarks>ML.NET packs and unpacks models where no other user can read them, and what a killed process leaves there is deleted by the next one.</remarks>
    public static MLContext CreateToWrite(int seed)
    {
        var folder = new PrivateFolder(Path.GetTempPath());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return new MLContext(seed) { TempFilePath = folder.Path };
    }
}
