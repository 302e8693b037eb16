using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace Bpp.Web.Endpoints;

/// <summary>Sends every event to every open page. A page that does not read fast enough loses its oldest events, never blocks others.</summary>
internal sealed class EventHub
{
    private const int Waiting = 256;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly ConcurrentDictionary<Guid, Channel<string>> _pages = new();

    public EventHub(ServedLibrary library) => library.Changed += version => Publish("changed", new { version });

    /// <param name="name">Kind of event: changed, counts, job, …</param>
    /// <param name="data">Goes out as JSON.</param>
    public void Publish(string name, object data)
    {
        var text = Text(name, data);
        foreach (var page in _pages.Values)
            page.Writer.TryWrite(text);
    }

    /// <summary>An event as it is sent.</summary>
    public static string Text(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data, Options)}\n\n";

    /// <summary>The events from now on, ready to be sent.</summary>
    public async IAsyncEnumerable<string> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken gone)
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        _pages[id] = channel;
        try
        {
            await foreach (var text in channel.Reader.ReadAllAsync(gone))
                yield return text;
        }
        finally
        {
            _pages.TryRemove(id, out _);
        }
    }
}
