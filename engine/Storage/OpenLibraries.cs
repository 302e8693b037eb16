namespace Bpp.Engine.Storage;

/// <summary>The libraries this process has open, each once however often it is asked for: a server runs commands beside its pages.</summary>
internal static class OpenLibraries
{
    private static readonly Dictionary<string, Entry> Entries = [];
    private static readonly Lock EntriesLock = new();

    /// <param name="path">Absolute path of the database file.</param>
    /// <param name="open">Opens it, when this process has not yet.</param>
    public static LibraryDatabase Open(string path, Func<LibraryDatabase> open)
    {
        var entry = Enter(path);
        lock (entry)
        {
            try
            {
                var isFirst = entry.Database is null;
                return (entry.Database ??= open()).Handle(isFirst, () => Release(path, entry));
            }
            catch
            {
                Leave(path, entry);
                throw;
            }
        }
    }

    private static void Release(string path, Entry entry)
    {
        // Closed while the entry is locked and listed, so that whoever opens it now waits and does not meet our own lease.
        lock (entry)
        {
            lock (EntriesLock)
            {
                if (entry.Users > 1)
                {
                    entry.Users--;
                    return;
                }
            }

            entry.Database!.Close();
            entry.Database = null;
            Leave(path, entry);
        }
    }

    private static Entry Enter(string path)
    {
        lock (EntriesLock)
        {
            if (!Entries.TryGetValue(path, out var entry))
                Entries[path] = entry = new Entry();
            entry.Users++;
            return entry;
        }
    }

    private static void Leave(string path, Entry entry)
    {
        lock (EntriesLock)
        {
            if (--entry.Users == 0)
                Entries.Remove(path);
        }
    }

    private sealed class Entry
    {
        public int Users { get; set; }

        public LibraryDatabase? Database { get; set; }
    }
}
