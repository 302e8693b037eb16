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

    /// <summary>Begins to hear: every event from now on is kept until it is read.</summary>
    public Listener Listen() => new(this);

    /// <summary>What one page hears.</summary>
    internal sealed class Listener : IDisposable
    {
        private readonly EventHub _hub;
        private readonly Guid _id = Guid.NewGuid();
        private readonly Channel<string> _channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

        public Listener(EventHub hub) => (_hub, hub._pages[_id]) = (hub, _channel);

        /// <summary>Events in their order, ready to be sent.</summary>
        public IAsyncEnumerable<string> ReadAsync(CancellationToken gone) => _channel.Reader.ReadAllAsync(gone);

        public void Dispose() => _hub._pages.TryRemove(_id, out _);
    }
}
