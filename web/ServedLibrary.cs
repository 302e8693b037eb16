using System.Collections.Concurrent;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Web;

/// <summary>The library that is served, and the number of its state: whatever shows something old asks again when it has risen.</summary>
internal sealed class ServedLibrary(LibraryFolder folder, LibraryDatabase database, TimeProvider time)
{
    private long _version = 1;
    private volatile Kept _kept = new(0);

    public LibraryFolder Folder { get; } = folder;

    public LibraryDatabase Database { get; } = database;

    public TimeProvider Time { get; } = time;

    /// <summary>Rises with every change of facts or decisions.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Told after every change with the new version, on the thread that made it.</summary>
    public event Action<long>? Changed;

    /// <summary>To be called by whoever changed facts or decisions, when they are stored.</summary>
    public void Touch() => Changed?.Invoke(Interlocked.Increment(ref _version));

    /// <summary>What <paramref name="read"/> found the first time since the library changed.</summary>
    /// <param name="name">Of what is kept.</param>
    /// <param name="read">Asks the library; may run twice when two ask at once.</param>
    public T Keep<T>(string name, Func<T> read)
        where T : class
    {
        var version = Version;
        var kept = _kept;
        if (kept.Version != version)
            _kept = kept = new Kept(version);
        return (T)kept.Values.GetOrAdd(name, _ => read());
    }

    private sealed record Kept(long Version)
    {
        public ConcurrentDictionary<string, object> Values { get; } = new(StringComparer.Ordinal);
    }
}
