using System.Reflection;
using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Models;

/// <summary>The packages that a model may need and a program may lack.</summary>
/// <remarks>
/// A model names the assembly of each of its components. Models with transformers that were saved before these had a package of their
/// own name NlpMlNet.Trainers; the loader's name tells where the component is now. Only names in this table are looked for, whatever
/// a file says.
/// </remarks>
internal static class OptionalPackages
{
    private const string Torch = "NlpMlNet.Torch";

    private static readonly Dictionary<string, string> PackageOf = new(StringComparer.Ordinal)
    {
        ["NlpMlNet.TransformerText"] = Torch,
        ["NlpMlNet.ContextVectors"] = Torch,
        ["NlpMlNet.MlNetText"] = "NlpMlNet.Torch.Comparisons",
    };

    /// <summary>Makes the components that are in a model file known to ML.NET's loader.</summary>
    /// <param name="context">The ML.NET context that will load the model.</param>
    /// <param name="components">What the model consists of.</param>
    /// <param name="path">The model file.</param>
    /// <exception cref="NlpMlNetException">The program doesn't reference a package that the model needs.</exception>
    public static void Register(MLContext context, IEnumerable<SavedComponent> components, string path)
    {
        foreach (var package in components.Select(component => PackageOf.GetValueOrDefault(component.Loader)).OfType<string>().Distinct())
        {
            context.ComponentCatalog.RegisterAssembly(Load(package, path));
        }
    }

    private static Assembly Load(string package, string path)
    {
        try
        {
            return Assembly.Load(package);
        }
        catch (FileNotFoundException e)
        {
            throw new NlpMlNetException(
                $"The model '{path}' needs the package {package}, which this program doesn't reference. Add it to the program's project, in the version of NlpMlNet.Pipelines.", e);
        }
    }
}
