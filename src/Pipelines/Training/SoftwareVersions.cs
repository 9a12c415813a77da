using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace NlpMlNet.Training;

/// <summary>The versions of the software that trains.</summary>
internal static class SoftwareVersions
{
    /// <summary>Gets the versions of what every recipe needs.</summary>
    public static IReadOnlyDictionary<string, string> Current { get; } = new SortedList<string, string>(StringComparer.Ordinal)
    {
        [".NET"] = Environment.Version.ToString(),
        ["Microsoft.ML"] = VersionOf(typeof(MLContext).Assembly),
        ["NlpMlNet"] = VersionOf(typeof(SoftwareVersions).Assembly),
        ["OS"] = RuntimeInformation.OSDescription,
    };

    /// <summary>The versions of what every recipe needs, and of what one recipe needs beyond that.</summary>
    public static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> others) =>
        new SortedList<string, string>(Current.Concat(others).ToDictionary(), StringComparer.Ordinal);

    /// <summary>The version that an assembly says of itself.</summary>
    public static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version!.ToString();
}
