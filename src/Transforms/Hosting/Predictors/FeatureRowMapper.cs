using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Computes the outputs of rows for ML.NET's scorers.</summary>
/// <remarks>
/// ML.NET's own mappers don't say which column is wrong and trust its vectors; that of binary classifiers takes vectors of Single of
/// known size alone. This one takes token ids of any number as well, and names column and row.
/// </remarks>
/// <typeparam name="TFeature">The type of a feature.</typeparam>
internal sealed class FeatureRowMapper<TFeature> : ISchemaBoundRowMapper
    where TFeature : unmanaged
{
    private readonly Func<FeatureRow<TFeature>, Delegate[]> makeGetters;
    private readonly Func<IRowScorer<TFeature>> createScorer;
    private readonly DataViewSchema.Column features;

    /// <param name="bindable">The model.</param>
    /// <param name="expected">The type of the features that it was trained on; of size 0 when rows differ.</param>
    /// <param name="schema">The columns that there are.</param>
    /// <param name="outputs">The columns that are computed.</param>
    /// <param name="createScorer">Makes what computes rows for one thread.</param>
    /// <param name="makeGetters">Makes the getters of the computed columns.</param>
    public FeatureRowMapper(
        ISchemaBindableMapper bindable, VectorDataViewType expected, RoleMappedSchema schema, DataViewSchema outputs,
        Func<IRowScorer<TFeature>> createScorer, Func<FeatureRow<TFeature>, Delegate[]> makeGetters)
    {
        (Bindable, InputRoleMappedSchema, OutputSchema, this.createScorer, this.makeGetters) = (bindable, schema, outputs, createScorer, makeGetters);
        features = schema.Feature ?? throw new ArgumentException("The model has no feature column.", nameof(schema));
        if (features.Type is not VectorDataViewType found
            || !found.ItemType.Equals(expected.ItemType)
            || (expected.Size > 0 && found.Size != expected.Size))
        {
            throw new ArgumentException(
                $"Schema mismatch for feature column '{features.Name}': expected {expected}, got {features.Type}.", nameof(schema));
        }
    }

    public RoleMappedSchema InputRoleMappedSchema { get; }

    public DataViewSchema InputSchema => InputRoleMappedSchema.Schema;

    public DataViewSchema OutputSchema { get; }

    public ISchemaBindableMapper Bindable { get; }

    public IEnumerable<KeyValuePair<RoleMappedSchema.ColumnRole, string>> GetInputColumnRoles() =>
        [RoleMappedSchema.ColumnRole.Feature.Bind(features.Name)];

    public IEnumerable<DataViewSchema.Column> GetDependenciesForNewColumns(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        dependingColumns.Any() ? [features] : [];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        var getters = new Delegate[OutputSchema.Count]; // ML.NET wants null for inactive columns
        int[] active = [.. activeColumns.Select(column => column.Index)];
        if (active.Length > 0)
        {
            var all = makeGetters(new FeatureRow<TFeature>(input, features, createScorer()));
            Array.ForEach(active, column => getters[column] = all[column]);
        }

        return new SimpleRow(OutputSchema, input, getters);
    }
}
