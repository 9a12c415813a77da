namespace NlpMlNet.LanguageModels;

/// <summary>Records in order, each n-gram once.</summary>
internal abstract class RecordStream : IDisposable
{
    /// <summary>Reads the next one.</summary>
    /// <returns>False when there is none.</returns>
    public abstract bool TryRead(out NgramRecord record);

    public abstract void Dispose();
}
