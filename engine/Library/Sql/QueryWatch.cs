using System.Diagnostics;
using DuckDB.NET.Data;

namespace Bpp.Engine.Library.Sql;

/// <summary>
/// Stops a running query whose time is over or that lets the process grow too much. DuckDB looks up from its work between two steps of a
/// query only, and one step can be as long and take as much memory as one likes: where it does not, the process ends before the machine
/// is out of memory, which would end it or another one.
/// </summary>
internal sealed class QueryWatch : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly DuckDBCommand _any;
    private readonly CancellationTokenSource _deadline;
    private readonly SqlLimits _limits;
    private readonly Action<string> _lastResort;
    private readonly long _before = Environment.WorkingSet;
    private readonly Stopwatch _overrun = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly Timer _timer;

    /// <param name="connection">Where it is planned and runs.</param>
    /// <param name="deadline">Cancelled when the time is over, or nobody waits any more; and by this when it grows too much.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="lastResort">Ends the process, saying why.</param>
    public QueryWatch(DuckDBConnection connection, CancellationTokenSource deadline, SqlLimits limits, Action<string> lastResort)
    {
        // a command's cancellation interrupts whatever its connection does
        _any = connection.CreateCommand();
        (_deadline, _limits, _lastResort) = (deadline, limits, lastResort);
        _registration = deadline.Token.Register(_any.Cancel);
        _timer = new Timer(_ => Look(), null, Pace, Pace);
    }

    /// <summary>Whether it was stopped for its size.</summary>
    public bool GrewTooLarge { get; private set; }

    public void Dispose()
    {
        _timer.Dispose();
        _registration.Dispose();
        _any.Dispose();
    }

    private void Look()
    {
        var growth = Environment.WorkingSet - _before;
        if (!_deadline.IsCancellationRequested && growth > _limits.Growth)
        {
            GrewTooLarge = true;
            _deadline.Cancel();
        }

        if (!_deadline.IsCancellationRequested)
            return;
        // Said more than once: a cancellation that comes before the query has begun has no effect.
        _any.Cancel();
        _overrun.Start();
        if (_overrun.Elapsed > _limits.Patience && growth / 2 > _limits.Growth)
            _lastResort($"a query that cannot be stopped has taken {growth >> 20} MB of memory, so Bpp ends before the machine has none left. Nothing is lost; ask for less at once.");
        else if (_overrun.Elapsed > _limits.Overrun)
            _lastResort("the query did not stop when its time was over, so Bpp ends with it. Nothing is lost; ask for less at once.");
    }
}
