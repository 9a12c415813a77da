namespace NlpMlNet.Files;

/// <summary>A file without a lasting name, for the user alone, that is gone when it is closed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    /// <exception cref="NlpMlNetException">The temporary folder can't be written.</exception>
    public TemporaryFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileRights.UserOnly.Mode;
        }

        try
        {
            Content = new FileStream(path, options);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path); // its bytes stay while it is open, and go with the process however that ends
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"A temporary file can't be made: {e.Message} Set TMPDIR to a folder that can be written.", e);
        }
    }

    /// <summary>Gets what it holds.</summary>
    public FileStream Content { get; }

    /// <summary>Copies all of it.</summary>
    public void CopyTo(Stream target)
    {
        Content.Position = 0;
        Content.CopyTo(target);
    }

    public void Dispose() => Content.Dispose();
}
