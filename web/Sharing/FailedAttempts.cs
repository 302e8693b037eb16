using System.Net;

namespace Bpp.Web.Sharing;

/// <summary>Locks out addresses that guess: after five failures for a second, and twice as long with each more, up to an hour.</summary>
internal sealed class FailedAttempts(TimeProvider time)
{
    private const int Free = 5;
    private const int MostAddresses = 4096;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, (int Count, DateTimeOffset Until)> _failures = [];

    public bool IsLockedOut(IPAddress address)
    {
        lock (_lock)
            return _failures.TryGetValue(address, out var failed) && failed.Count >= Free && failed.Until > time.GetUtcNow();
    }

    public void Failed(IPAddress address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_failures.Count >= MostAddresses && !_failures.ContainsKey(address))
                _failures.Remove(_failures.MinBy(failed => failed.Value.Until).Key);
            var count = _failures.GetValueOrDefault(address).Count + 1;
            var wait = count < Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(count - Free, 20))));
            _failures[address] = (count, now + wait);
        }
    }

    public void Succeeded(IPAddress address)
    {
        lock (_lock)
            _failures.Remove(address);
    }
}
