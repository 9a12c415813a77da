using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>The files of a run, links followed; <see langword="null"/> where there is none.</summary>
/// <param name="Input">The file that is read.</param>
/// <param name="Output">The file that is written.</param>
/// <param name="Rejects">The file for bad rows.</param>
/// <param name="RejectsGiven">Whether that file was asked for, so that it is written without bad rows too.</param>
/// <param name="Journal">The file that says how far the run has come.</param>
internal sealed record ScoringPaths(string? Input, string? Output, string? Rejects, bool RejectsGiven, string? Journal)
{
    /// <summary>Finds the files and makes sure that none of them would destroy another.</summary>
    /// <param name="options">Options that have been validated.</param>
    /// <param name="canResume">Whether the run could be resumed by another one.</param>
    /// <exception cref="NlpMlNetException">There is no input file, or two of the files are the same.</exception>
    public static ScoringPaths Check(BatchScoringOptions options, bool canResume)
    {
        RefuseMissingInput(options.InputPath);
        var output = options.OutputPath is null ? null : SamePath.Resolve(options.OutputPath);
        var isFile = output is not null && !SpecialFile.Is(output);
        var rejects = options.RejectsPath ?? (isFile ? RejectsOutput.DefaultPath(output!) : null);
        var isWhole = isFile && !SpecialFile.Is(rejects!); // what has gone through a pipe can't be taken back
        var journal = canResume && isWhole && options.InputPath is not null ? ScoringJournal.PathOf(output!) : null;
        RefuseSame(options.InputPath, output, options.OutputPath);
        RefuseSame(options.InputPath, rejects, rejects);
        RefuseSame(output, rejects, rejects);
        return new ScoringPaths(options.InputPath, output, rejects, options.RejectsPath is not null, journal);
    }

    private static void RefuseMissingInput(string? path)
    {
        if (Directory.Exists(path))
        {
            throw new NlpMlNetException($"{path} is a folder: give the path of a CSV file to score.");
        }

        if (path is not null && !File.Exists(path))
        {
            throw new NlpMlNetException($"There is no file {path} to score. Check the path; it is looked for from {Directory.GetCurrentDirectory()}.");
        }
    }

    /// <summary>Also a file's partial name must not be that of another: it is written first.</summary>
    private static void RefuseSame(string? first, string? second, string? secondAsGiven)
    {
        if (first is null || second is null)
        {
            return;
        }

        foreach (var taken in (string[])[second, PartialFile.PathOf(second)])
        {
            if (SamePath.Is(first, taken))
            {
                throw new NlpMlNetException(
                    $"{secondAsGiven} and {first} are the same file, or would be while it is written: one would overwrite the other. Give another name.");
            }
        }
    }
}
