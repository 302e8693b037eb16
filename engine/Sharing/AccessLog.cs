using System.Text.Json;

namespace Bpp.Engine.Sharing;

/// <summary>What happened lately on a shared library: the owner's to read, in memory and in a small file, never in the database.</summary>
public sealed class AccessLog
{
    private const int Most = 100;
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly List<AccessEntry> _entries;

    internal AccessLog(string path, TimeProvider time)
    {
        (_path, _time) = (path, time);
        _entries = Read(path);
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<AccessEntry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries.AsEnumerable().Reverse()];
        }
    }

    /// <returns>Whether it is news, and not the same again.</returns>
    public bool Add(string? who, string address, AccessKind what)
    {
        var now = _time.GetUtcNow();
        lock (_lock)
        {
            var same = _entries.FindLastIndex(entry => entry.What == what && entry.Who == who && entry.Address == address);
            if (same >= 0 && now - _entries[same].At < Together)
            {
                _entries[same] = _entries[same] with { Times = _entries[same].Times + 1 };
                return false;
            }

            _entries.Add(new AccessEntry(now, who, address, what, 1));
            if (_entries.Count > Most)
                _entries.RemoveAt(0);
            PrivateFolder.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_entries, ShareJson.Options));
            return true;
        }
    }

    /// <summary>What cannot be read is begun anew: it is a help for people, not a guard.</summary>
    private static List<AccessEntry> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<List<AccessEntry>>(File.ReadAllBytes(path), ShareJson.Options) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
