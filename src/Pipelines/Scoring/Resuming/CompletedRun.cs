using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>Ends a run that was cut off after its last row, while its files were being named.</summary>
internal static class CompletedRun
{
    /// <summary>Gives the files that don't have it yet their name.</summary>
    /// <exception cref="NlpMlNetException">The output is gone.</exception>
    public static ScoringSummary Finish(ScoringPaths paths, ScoringJournal journal)
    {
        var position = journal.Position;
        if (position.RejectsBytes > 0)
        {
            Name(paths.Rejects!, position.RejectsBytes); // something was written there
        }

        Name(paths.Output!, position.OutputBytes); // a journal lies beside an output
        File.Delete(paths.Journal!); // it was read from there
        return position.Summarise(position.RowsRead, TimeSpan.Zero, position.RejectsBytes > 0 ? paths.Rejects : null);
    }

    private static void Name(string path, long length)
    {
        var partial = PartialFile.PathOf(path);
        if (File.Exists(partial))
        {
            using var file = AtomicFile.Continue(path, length);
            file.Commit();
        }
        else if (!File.Exists(path))
        {
            throw new NlpMlNetException($"The run that wrote {path} was complete, but neither that file nor {partial} is there. Start again without resuming.");
        }
    }
}
