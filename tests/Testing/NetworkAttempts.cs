using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace NlpMlNet.Testing;

/// <summary>Listens for names that this process resolves and connections that it opens, as .NET reports them.</summary>
public sealed class NetworkAttempts : EventListener
{
    private readonly ConcurrentQueue<string> seen = new();

    /// <summary>Gets what was tried so far.</summary>
    public IReadOnlyCollection<string> Seen => seen;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => seen.Enqueue($"{eventData.EventSource.Name}: {eventData.EventName}");
}
