using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>Opens a saved model in another process that has never called anything of ours.</summary>
public static class FreshProcess
{
    /// <summary>Saves the model and the data, loads both in a fresh process, and returns the values that it computed.</summary>
    public static string Transform(MLContext context, ITransformer model, IDataView data) =>
        Transform(context, data, path => context.Model.Save(model, data.Schema, path));

    /// <summary>The same with a model that holds the loader of its data.</summary>
    public static string Transform(MLContext context, ITransformer model, IDataLoader<IMultiStreamSource> loader, IDataView data) =>
        Transform(context, data, path => context.Model.Save(model, loader, path));

    private static string Transform(MLContext context, IDataView data, Action<string> save)
    {
        var folder = Directory.CreateTempSubdirectory("nlpmlnet-").FullName;
        try
        {
            var modelPath = Path.Combine(folder, "model.zip");
            var dataPath = Path.Combine(folder, "data.idv");
            save(modelPath);
            using (var stream = File.Create(dataPath))
            {
                context.Data.SaveAsBinary(data, stream);
            }

            return Run(modelPath, dataPath);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A mutation run counts what its own test process executes (tests/mutate.sh); the child must not answer in its place.
        start.Environment.Remove("STRYKER_COVERAGE_FILE");
        start.Environment.Remove("STRYKER_COVERAGE_EPOCH_FILE");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }

    private static string ProgramPath()
    {
        // artifacts/bin/<test project>/<configuration>/ -> artifacts/bin/NlpMlNet.FreshProcess/<configuration>/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = File.Exists(Path.Combine(own.FullName, "NlpMlNet.Torch.dll")) ? "NlpMlNet.FreshTorchProcess" : "NlpMlNet.FreshProcess";
        return Path.Combine(own.Parent!.Parent!.FullName, program, own.Name, $"{program}.dll");
    }
}
