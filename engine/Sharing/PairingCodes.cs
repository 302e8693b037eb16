using System.Security.Cryptography;
using System.Text;

namespace Bpp.Engine.Sharing;

/// <summary>One-time codes by which a device may ask to be let in: 128 bits, two minutes, one use. Only their hashes are kept, in memory.</summary>
/// <param name="time">The clock.</param>
public sealed class PairingCodes(TimeProvider time)
{
    private const int MostOpen = 8;
    private const int Bytes = 16;

    private readonly Lock _lock = new();
    private readonly List<(byte[] Hash, DateTimeOffset Until)> _open = [];

    /// <summary>How long a code can be used.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(2);

    /// <summary>A new code; the oldest ends when too many are open.</summary>
    public string Issue()
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        lock (_lock)
        {
            _open.RemoveAll(open => open.Until <= time.GetUtcNow());
            if (_open.Count == MostOpen)
                _open.RemoveAt(0);
            _open.Add((HashOf(code), time.GetUtcNow() + Life));
        }

        return code;
    }

    /// <summary>Uses a code up. False: it never was one, was used, ended or is too old.</summary>
    public bool Redeem(string code)
    {
        var hash = HashOf(code);
        lock (_lock)
        {
            // All are compared, whichever fits, so that the time tells nothing.
            var found = -1;
            for (var i = 0; i < _open.Count; i++)
            {
                if (CryptographicOperations.FixedTimeEquals(_open[i].Hash, hash))
                    found = i;
            }

            if (found < 0)
                return false;
            var isAlive = _open[found].Until > time.GetUtcNow();
            _open.RemoveAt(found);
            return isAlive;
        }
    }

    /// <summary>Ends every open code.</summary>
    public void Clear()
    {
        lock (_lock)
            _open.Clear();
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
