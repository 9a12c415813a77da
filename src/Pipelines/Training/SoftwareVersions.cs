using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace NlpMlNet.Training;

/// <summary>The versions of the software that trains.</summary>
internal static class SoftwareVersions
{
    public static IReadOnlyDictionary<string, string> Current { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [".NET"] = Environment.Version.ToString(),
        ["Microsoft.ML"] = VersionOf(typeof(MLContext).Assembly),
        ["NlpMlNet"] = VersionOf(typeof(SoftwareVersions).Assembly),
        ["OS"] = RuntimeInformation.OSDescription,
    };

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version!.ToString();
}
