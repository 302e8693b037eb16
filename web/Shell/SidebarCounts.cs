using System.Threading.Channels;
using Bpp.Engine.Storage;
using Bpp.Web.Endpoints;
using DuckDB.NET.Data;

namespace Bpp.Web.Shell;

/// <summary>
/// The numbers of the sidebar. Counting every album takes a second in a library of 100,000 photos, so no page waits for it, neither the first
/// after a start: pages show the latest numbers known and get new ones by the event <c>counts</c>, once the user pauses.
/// </summary>
internal sealed partial class SidebarCounts : BackgroundService
{
    private const string Sql = """
        select case what when 'library' then '/' when 'favourites' then '/photos/favourites' when 'trash' then '/photos/trash' else '/' || what end as address, count
        from shell_counts
        union all
        select '/photos/album/' || name as address, count
        from albums
        where count is not null
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    // Who goes on without a pause sees new numbers now and then.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ServedLibrary _library;
    private readonly EventHub _hub;
    private readonly ILogger<SidebarCounts> _logger;
    private volatile Dictionary<string, long> _latest = [];

    public SidebarCounts(ServedLibrary library, EventHub hub, ILogger<SidebarCounts> logger)
    {
        (_library, _hub, _logger) = (library, hub, logger);
        _changes.Writer.TryWrite(true);
        library.Changed += _ => _changes.Writer.TryWrite(true);
    }

    /// <summary>By address of the page; empty until they were counted for the first time.</summary>
    public IReadOnlyDictionary<string, long> Latest => _latest;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await _changes.Reader.WaitToReadAsync(stoppingToken))
        {
            await PauseAsync(stoppingToken);
            try
            {
                _latest = Count(stoppingToken);
            }
            catch (DuckDBException exception)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                // Numbers beside names: without them every page still works, and the next change counts anew.
                CountingFailed(exception);
                continue;
            }

            _hub.Publish("counts", _latest);
        }
    }

    private async Task PauseAsync(CancellationToken stop)
    {
        var start = _library.Time.GetTimestamp();
        while (_changes.Reader.TryRead(out _) && _library.Time.GetElapsedTime(start) < LongestWait)
            await Task.Delay(Pause, _library.Time, stop);
    }

    private Dictionary<string, long> Count(CancellationToken stop)
    {
        using var connection = _library.Database.Connect();
        using var command = connection.Command(Sql);
        using var cancelling = stop.Register(command.Cancel);
        stop.ThrowIfCancellationRequested();
        using var reader = command.ExecuteReader();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
            counts[reader.GetString(0)] = reader.GetInt64(1);
        return counts;
    }

    [LoggerMessage(LogLevel.Warning, "The sidebar's numbers could not be counted.")]
    private partial void CountingFailed(Exception exception);
}
