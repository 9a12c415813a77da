using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Networks;

/// <summary>Reads label columns of each kind as the trainer's targets; a missing label becomes NaN.</summary>
internal static class RowTargets
{
    public static Func<float> FromBoolean(DataViewRow row, DataViewSchema.Column label)
    {
        var getter = row.GetReader<bool>(label);
        bool value = default;
        return () =>
        {
            getter(ref value);
            return value ? 1f : 0f;
        };
    }

    /// <summary>Keys count from 1; 0 is a missing label.</summary>
    public static Func<float> FromKey(DataViewRow row, DataViewSchema.Column label)
    {
        var getter = row.GetReader<uint>(label);
        uint value = default;
        return () =>
        {
            getter(ref value);
            return value == 0 ? float.NaN : value - 1;
        };
    }

    public static Func<float> FromSingle(DataViewRow row, DataViewSchema.Column label)
    {
        var getter = row.GetReader<float>(label);
        float value = default;
        return () =>
        {
            getter(ref value);
            return value;
        };
    }
}
