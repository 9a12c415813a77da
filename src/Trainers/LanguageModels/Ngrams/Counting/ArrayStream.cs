namespace NlpMlNet.LanguageModels;

/// <summary>Sorted records in memory.</summary>
internal sealed class ArrayStream(NgramRecord[] records, int count) : RecordStream
{
    private int next;

    public override bool TryRead(out NgramRecord record)
    {
        if (next == count)
        {
            record = default;
            return false;
        }

        record = records[next++];
        return true;
    }

    public override void Dispose()
    {
    }
}
