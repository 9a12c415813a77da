using System.Reflection;
using System.Text;
using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>What a saved component is called, and which versions of its bytes exist.</summary>
/// <param name="Signature">Eight ASCII characters that open the component's stream, e.g. <c>SENTFEAT</c>.</param>
/// <param name="LoaderName">The name under which ML.NET finds the loader, at most 24 ASCII characters; equal to the one of <see cref="ModelComponentAttribute"/>.</param>
/// <param name="Version">The version that is written; raise it when the bytes change. Older programs refuse a newer version by its number.</param>
/// <param name="OldestReadable">The oldest version that the loader still reads.</param>
public sealed record ModelFormat(string Signature, string LoaderName, uint Version = 1, uint OldestReadable = 1)
{
    /// <summary>Gets the eight characters that open the component's stream.</summary>
    public string Signature { get; } = Signature is { Length: 8 } && Ascii.IsValid(Signature)
        ? Signature
        : throw new ArgumentException($"The signature '{Signature}' must be eight ASCII characters.", nameof(Signature));

    /// <summary>Gets the name under which ML.NET finds the loader.</summary>
    public string LoaderName { get; } = LoaderName is { Length: > 0 and <= LongestLoaderName } && Ascii.IsValid(LoaderName)
        ? LoaderName
        : throw new ArgumentException($"The loader's name '{LoaderName}' must be 1 to {LongestLoaderName} ASCII characters.", nameof(LoaderName));

    private const int LongestLoaderName = 24;

    internal VersionInfo ToVersionInfo(Assembly loaderAssembly) => new(
        modelSignature: Signature,
        verWrittenCur: 0x00010000 | Version,
        verReadableCur: 0x00010000 | Version,
        verWeCanReadBack: 0x00010000 | OldestReadable,
        loaderSignature: LoaderName,
        loaderAssemblyName: loaderAssembly.FullName);
}
