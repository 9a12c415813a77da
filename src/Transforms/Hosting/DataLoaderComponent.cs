using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Base of the data loaders that can be saved inside a model.</summary>
/// <typeparam name="TSelf">The loader's own type.</typeparam>
public abstract class DataLoaderComponent<TSelf> : IDataLoader<IMultiStreamSource>
    where TSelf : DataLoaderComponent<TSelf>, IModelComponent<TSelf>
{
    /// <inheritdoc/>
    public abstract DataViewSchema GetOutputSchema();

    /// <inheritdoc/>
    public abstract IDataView Load(IMultiStreamSource input);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);
}
