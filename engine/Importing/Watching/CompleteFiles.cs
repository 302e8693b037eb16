namespace Bpp.Engine.Importing.Watching;

/// <summary>Files that have stopped growing, in the state they were seen in.</summary>
public sealed class CompleteFiles
{
    private readonly Dictionary<string, (long Size, DateTime ModifiedUtc)> _files;

    internal CompleteFiles(Dictionary<string, (long, DateTime)> files) => _files = files;

    internal IEnumerable<KeyValuePair<string, (long Size, DateTime ModifiedUtc)>> Files => _files;

    /// <summary>Whether this file is among them and has not changed since.</summary>
    public bool Contains(string path, long size, DateTime modifiedUtc) => _files.TryGetValue(path, out var seen) && seen == (size, modifiedUtc);
}
