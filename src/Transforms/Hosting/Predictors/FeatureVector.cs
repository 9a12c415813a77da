using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>The column type of a model's input.</summary>
internal static class FeatureVector
{
    /// <summary>A vector of numbers.</summary>
    /// <param name="size">The number of features; 0 when it changes from row to row.</param>
    public static VectorDataViewType TypeOf<TFeature>(int size)
        where TFeature : unmanaged => new(
            typeof(TFeature) == typeof(float) ? NumberDataViewType.Single
            : typeof(TFeature) == typeof(int) ? NumberDataViewType.Int32
            : throw new NotSupportedException($"Models read vectors of Single or Int32, not of {typeof(TFeature).Name}."),
            size);
}
