using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

/// <summary>Notes which texts were computed together, and the engines' coming and going.</summary>
internal sealed class BatchLog
{
    private readonly Lock gate = new();

    public List<string> Batches { get; } = [];

    public List<BatchConditions> Engines { get; } = [];

    public int OpenEngines { get; private set; }

    public void EngineMade(BatchConditions conditions)
    {
        lock (gate)
        {
            Engines.Add(conditions);
            OpenEngines++;
        }
    }

    public void EngineDisposed()
    {
        lock (gate)
        {
            OpenEngines--;
        }
    }

    public void BatchComputed(IEnumerable<string> texts)
    {
        lock (gate)
        {
            Batches.Add(string.Join(' ', texts));
        }
    }
}
