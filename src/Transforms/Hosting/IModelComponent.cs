using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>A part of a saved ML.NET model: it writes itself, and its type can read it back.</summary>
/// <typeparam name="TSelf">The component's own type.</typeparam>
/// <remarks>
/// Register the component with <see cref="ModelComponentAttribute"/> on its assembly: ML.NET then finds it in a fresh
/// process by the assembly's name in the model file.
/// </remarks>
public interface IModelComponent<TSelf>
    where TSelf : IModelComponent<TSelf>
{
    /// <summary>Gets the signature and versions of the component's bytes.</summary>
    static abstract ModelFormat Format { get; }

    /// <summary>Reads a component from the bytes that <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment that loads the model.</param>
    /// <param name="reader">The bytes, already checked to be complete and unchanged.</param>
    /// <returns>The component.</returns>
    static abstract TSelf Load(IHostEnvironment env, BinaryReader reader);

    /// <summary>Writes all that the component needs.</summary>
    /// <param name="writer">Where to write.</param>
    void Save(BinaryWriter writer);
}
