using System.Diagnostics;

namespace NlpMlNet.Testing;

/// <summary>Makes named pipes.</summary>
public static class NamedPipe
{
    /// <summary>Makes one.</summary>
    /// <returns>Its path.</returns>
    public static string Make(TemporaryFolder folder, string name)
    {
        using var process = Process.Start("mkfifo", [folder.File(name)]);
        process.WaitForExit();
        return folder.File(name);
    }
}
