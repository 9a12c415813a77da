using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Computes Score and Probability of rows for ML.NET's scorer of binary classifiers.</summary>
/// <remarks>ML.NET's own mapper takes vectors of Single of known size alone; this one takes token ids of any number as well.</remarks>
/// <typeparam name="TFeature">The type of a feature.</typeparam>
internal sealed class BinaryRowMapper<TFeature> : ISchemaBoundRowMapper
    where TFeature : unmanaged
{
    private readonly Func<IRowScorer<TFeature>> createScorer;
    private readonly DataViewSchema.Column features;

    public BinaryRowMapper(
        ISchemaBindableMapper bindable, Func<IRowScorer<TFeature>> createScorer, VectorDataViewType expected, RoleMappedSchema schema)
    {
        (Bindable, this.createScorer, InputRoleMappedSchema) = (bindable, createScorer, schema);
        features = schema.Feature ?? throw new ArgumentException("The binary classifier has no feature column.", nameof(schema));
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

    public DataViewSchema OutputSchema { get; } = ScoreSchemaFactory.CreateBinaryClassificationSchema();

    public ISchemaBindableMapper Bindable { get; }

    public IEnumerable<KeyValuePair<RoleMappedSchema.ColumnRole, string>> GetInputColumnRoles() =>
        [RoleMappedSchema.ColumnRole.Feature.Bind(features.Name)];

    public IEnumerable<DataViewSchema.Column> GetDependenciesForNewColumns(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        dependingColumns.Any() ? [features] : [];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        var active = activeColumns.Select(column => column.Index).ToHashSet();
        return new SimpleRow(OutputSchema, input, active.Count == 0 ? new Delegate[2] : MakeGetters(input, active));
    }

    private Delegate[] MakeGetters(DataViewRow input, HashSet<int> active)
    {
        var getFeatures = input.GetGetter<VBuffer<TFeature>>(features);
        var scorer = createScorer();
        VBuffer<TFeature> buffer = default;
        var position = -1L;
        var score = 0f;
        ValueGetter<float> getScore = (ref float value) => value = ScoreAtHand();
        ValueGetter<float> getProbability = (ref float value) => value = 1 / (1 + MathF.Exp(-ScoreAtHand()));
        return [active.Contains(0) ? getScore : null!, active.Contains(1) ? getProbability : null!]; // ML.NET wants null for inactive columns

        float ScoreAtHand()
        {
            if (position != input.Position)
            {
                getFeatures(ref buffer);
                scorer.Score(in buffer, new Span<float>(ref score));
                position = input.Position;
            }

            return score;
        }
    }
}
