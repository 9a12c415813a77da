namespace NlpMlNet.LanguageModels;

/// <summary>Several sorted streams as one; the values of equal n-grams are added.</summary>
internal sealed class MergedStream : RecordStream
{
    private readonly IReadOnlyList<RecordStream> streams;
    private readonly PriorityQueue<(RecordStream Stream, NgramRecord Record), NgramRecord> heads = new();

    public MergedStream(IReadOnlyList<RecordStream> streams)
    {
        this.streams = streams;
        foreach (var stream in streams)
        {
            Advance(stream);
        }
    }

    public override bool TryRead(out NgramRecord record)
    {
        if (!heads.TryDequeue(out var head, out record))
        {
            return false;
        }

        Advance(head.Stream);
        while (heads.TryPeek(out var other, out var same) && same.HasWordsOf(in record))
        {
            heads.Dequeue();
            record.Value += other.Record.Value;
            Advance(other.Stream);
        }

        return true;
    }

    public override void Dispose()
    {
        foreach (var stream in streams)
        {
            stream.Dispose();
        }
    }

    private void Advance(RecordStream stream)
    {
        if (stream.TryRead(out var record))
        {
            heads.Enqueue((stream, record), record);
        }
    }
}
