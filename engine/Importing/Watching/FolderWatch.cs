using Bpp.Engine.Import;

namespace Bpp.Engine.Importing.Watching;

/// <summary>
/// Waits for files to come into folders and to be complete: the system's notice of a change, or every so often a look of its own (network
/// disks give no notice), then two looks between which nothing changed. Looking reads names, sizes and times only.
/// </summary>
public sealed class FolderWatch : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _changed = new(1, 1);
    private readonly Dictionary<string, (long Size, DateTime ModifiedUtc)> _dealtWith = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _folders;
    private readonly ScanOptions _scan;
    private readonly TimeProvider _time;
    private int _looks;

    /// <param name="folders">Absolute paths of folders that exist.</param>
    /// <param name="scan">What counts as a photo.</param>
    /// <param name="time">The clock.</param>
    public FolderWatch(IReadOnlyList<string> folders, ScanOptions scan, TimeProvider time)
    {
        (_folders, _scan, _time) = (folders, scan, time);
        foreach (var folder in folders)
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size | NotifyFilters.LastWrite,
            };
            watcher.Created += (_, _) => Wake();
            watcher.Changed += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.Error += (_, _) => Wake(); // its buffer ran over: look at everything
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>A file is complete when it has not changed for this long.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time between two looks without a notice.</summary>
    public TimeSpan Rescan { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often it has looked through the folders.</summary>
    internal int Looks => Volatile.Read(ref _looks);

    /// <summary>The next complete files.</summary>
    /// <param name="stop">Ends the watch.</param>
    /// <returns>Null when stopped.</returns>
    public async Task<CompleteFiles?> NextAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await WaitAsync(stop);
                var seen = Look(stop);
                while (seen.Count > 0)
                {
                    await Task.Delay(Settling, _time, stop);
                    var now = Look(stop);
                    var complete = now.Where(file => seen.TryGetValue(file.Key, out var before) && before == file.Value).ToDictionary(StringComparer.Ordinal);
                    if (complete.Count > 0)
                    {
                        if (complete.Count < now.Count)
                            Wake();
                        return new CompleteFiles(complete);
                    }

                    seen = now;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Files that were dealt with are not offered again in this state.</summary>
    public void Done(CompleteFiles files)
    {
        foreach (var (path, state) in files.Files)
            _dealtWith[path] = state;
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _changed.Dispose();
    }

    private Dictionary<string, (long Size, DateTime ModifiedUtc)> Look(CancellationToken stop)
    {
        var files = _folders
            .SelectMany(folder => FolderScanner.Scan(folder, 0, _scan, stop))
            .Select(found => found.File)
            .OfType<PhotoFile>()
            .Where(file => file.Size > 0 && !(_dealtWith.TryGetValue(file.FullPath, out var state) && state == (file.Size, file.ModifiedUtc)))
            .DistinctBy(file => file.FullPath)
            .ToDictionary(file => file.FullPath, file => (file.Size, file.ModifiedUtc), StringComparer.Ordinal);
        Interlocked.Increment(ref _looks);
        return files;
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var rescan = Task.Delay(Rescan, _time, patience.Token);
        var notice = _changed.WaitAsync(patience.Token);
        await Task.WhenAny(rescan, notice);
        await patience.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        try
        {
            if (_changed.CurrentCount == 0)
                _changed.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Two notices at once, or one after the end.
        }
    }
}
