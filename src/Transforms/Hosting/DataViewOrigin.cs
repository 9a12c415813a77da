using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Finds the view from which ML.NET's transforms made another one.</summary>
public static class DataViewOrigin
{
    /// <summary>Goes from transform to transform, back to the view that no ML.NET transform made.</summary>
    /// <param name="view">A view.</param>
    /// <returns>The first view of the chain; <paramref name="view"/> itself if nothing was transformed.</returns>
    public static IDataView Of(IDataView view)
    {
        while (view is IDataTransform transform)
        {
            view = transform.Source;
        }

        return view;
    }
}
