using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Finds the ML.NET environment behind a catalog, for extension methods on ML.NET's own catalogs.</summary>
public static class CatalogEnvironment
{
    /// <summary>The environment behind <c>mlContext.Transforms</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment.</returns>
    public static IHostEnvironment Of(TransformsCatalog catalog) => EnvironmentOf(catalog);

    /// <summary>The environment behind <c>mlContext.Transforms.Text</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment.</returns>
    public static IHostEnvironment Of(TransformsCatalog.TextTransforms catalog) => EnvironmentOf(catalog);

    /// <summary>The environment behind <c>mlContext.Data</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment.</returns>
    public static IHostEnvironment Of(DataOperationsCatalog catalog) => EnvironmentOf(catalog);

    /// <summary>The environment behind <c>mlContext.Model</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment.</returns>
    public static IHostEnvironment Of(ModelOperationsCatalog catalog) => EnvironmentOf(catalog);

    /// <summary>The environment behind <c>mlContext.BinaryClassification.Trainers</c> and its siblings.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment.</returns>
    public static IHostEnvironment Of(TrainCatalogBase.CatalogInstantiatorBase catalog) => EnvironmentOf(catalog);

    private static IHostEnvironment EnvironmentOf(IInternalCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.Environment;
    }
}
