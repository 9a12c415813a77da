namespace NlpMlNet.Models;

/// <summary>What a model file may have loaded.</summary>
/// <remarks>
/// A model names the components that it consists of and the assemblies that hold them, and ML.NET loads what it names. Some of its
/// components read files, open connections, call native code or run an expression that the model brings along.
/// </remarks>
public enum ModelTrust
{
    /// <summary>The components of this library, and those of ML.NET that only compute with what the model itself holds.</summary>
    KnownComponents,

    /// <summary>Whatever the file names, as <c>mlContext.Model.Load</c> does: for a file from a source that may run programs on this machine.</summary>
    Everything,
}
