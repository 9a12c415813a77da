using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Commands;

/// <summary>Looks at all files that a command is going to write before it begins its work.</summary>
internal static class Outputs
{
    /// <summary>Refuses to replace what isn't the command's own, and whatever can't be written; makes the folders, and says what will be replaced.</summary>
    /// <param name="screen">Where it is said.</param>
    /// <param name="parsed">The command line, which may ask to overwrite.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="NlpMlNetException">A file can't be written, or would be lost.</exception>
    public static void Prepare(Screen screen, ParseResult parsed, params OutputFile[] files)
    {
        var written = files.Where(file => file.Path is not (null or "-") && !SpecialFile.Is(file.Path)).ToList();
        var there = written.Where(file => HoldsAnything(file.Path!)).ToList(); // only those with a path are left
        if (!parsed.GetValue(CommonOptions.Overwrite) && there.Find(file => !file.IsKind(file.Path!)) is { } foreign)
        {
            throw new NlpMlNetException(
                $"{foreign.Option}: {foreign.Path} is there already, of {DateOf(foreign)}, and is no {foreign.Kind} that this command would have written: it would be lost. "
                + $"Give another name, or {CommonOptions.Overwrite.Name} to replace it.");
        }

        written.ForEach(file => AtomicFile.RequireWritable(file.Path!));
        there.ForEach(file => screen.Say($"{file.Path} of {DateOf(file)} will be replaced."));
    }

    // Of an empty file, as mktemp makes it, or a link to none, nothing can be lost.
    private static bool HoldsAnything(string path) => new FileInfo(SamePath.Resolve(path)) is { Exists: true, Length: > 0 };

    private static string DateOf(OutputFile file) => File.GetLastWriteTime(file.Path!).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture); // it is there
}
