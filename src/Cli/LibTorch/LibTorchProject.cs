using System.Diagnostics;
using System.Reflection;
using System.Security;

namespace NlpMlNet.Cli.LibTorch;

/// <summary>A project that has the .NET SDK restore libtorch and TorchSharp's library, from the sources configured on this machine.</summary>
/// <param name="package">The package of libtorch, such as <c>libtorch-cpu-linux-x64</c>.</param>
/// <param name="version">Its version.</param>
/// <param name="torchSharp">The version of TorchSharp.</param>
/// <param name="platform">The platform's identifier, such as <c>linux-x64</c>.</param>
internal sealed class LibTorchProject(string package, string version, string torchSharp, string platform) : IDisposable
{
    private const string Copied = "copied.txt";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-libtorch-");

    /// <summary>Restores, and copies or links the native libraries into a folder.</summary>
    /// <param name="destination">The folder.</param>
    /// <param name="cancellation">Ends the SDK.</param>
    /// <returns>The packages that the libraries are from.</returns>
    /// <exception cref="NlpMlNetException">The SDK isn't there, or failed.</exception>
    public async Task<IReadOnlyList<RestoredPackage>> CopyTo(string destination, CancellationToken cancellation)
    {
        Write("LibTorch.csproj", Text(destination));
        foreach (var part in new[] { "RelaxLibStdCxx.targets", "RelaxLibStdCxx.cs" })
        {
            using var resource = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"LibTorch/{part}")!);
            Write(part, await resource.ReadToEndAsync(cancellation).ConfigureAwait(false));
        }

        await RunSdk(cancellation).ConfigureAwait(false);
        var files = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, Copied), cancellation).ConfigureAwait(false);
        return [.. files.Select(RestoredPackage.FolderOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(RestoredPackage.Read)];
    }

    public void Dispose() => folder.Delete(recursive: true);

    // The target copies what a build of a program would, after RelaxLibStdCxx.targets has had its way with it.
    private string Text(string destination) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RuntimeIdentifier>{platform}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{Escape(package)}" Version="{version}" />
            <PackageDownload Include="TorchSharp" Version="[{torchSharp}]" />
          </ItemGroup>
          <Target Name="AddTorchSharp" AfterTargets="ResolveLockFileCopyLocalFiles">
            <ItemGroup>
              <ReferenceCopyLocalPaths Include="$(NuGetPackageRoot)torchsharp/{torchSharp}/runtimes/{platform}/native/*" />
            </ItemGroup>
            <WriteLinesToFile File="{Copied}" Lines="@(ReferenceCopyLocalPaths->'%(FullPath)')" />
          </Target>
          <Import Project="RelaxLibStdCxx.targets" />
          <Target Name="CopyNativeLibraries" DependsOnTargets="PrepareForBuild;ResolveReferences">
            <Copy SourceFiles="@(ReferenceCopyLocalPaths)" DestinationFolder="{Escape(destination)}" UseHardlinksIfPossible="true" />
          </Target>
        </Project>
        """;

    private static string? Escape(string text) => SecurityElement.Escape(text);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private async Task RunSdk(CancellationToken cancellation)
    {
        using var sdk = Start();
        try
        {
            var errors = sdk.StandardError.ReadToEndAsync(cancellation);
            var output = await sdk.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false) + await errors.ConfigureAwait(false);
            await sdk.WaitForExitAsync(cancellation).ConfigureAwait(false);
            if (sdk.ExitCode != 0)
            {
                var said = output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct(StringComparer.Ordinal);
                throw new NlpMlNetException($"The .NET SDK could not restore {package} {version}. It says: {string.Join(' ', said)}");
            }
        }
        catch (OperationCanceledException)
        {
            sdk.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Start()
    {
        string[] arguments =
        [
            "msbuild", "-restore", "-target:CopyNativeLibraries", "-verbosity:quiet", "-nologo", "-nodeReuse:false",
            "-property:ImportDirectoryBuildProps=false;ImportDirectoryBuildTargets=false;ImportDirectoryPackagesProps=false",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new NlpMlNetException($"The .NET SDK is needed to restore {package}, and 'dotnet' can't be started: {e.Message} Install the SDK, or add it to PATH.", e);
        }
    }
}
