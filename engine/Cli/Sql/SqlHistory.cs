namespace Bpp.Engine.Cli.Sql;

/// <summary>The lines typed into <c>bpp sql</c>, in a file only its owner may read. Without the file the session works all the same.</summary>
/// <param name="path">Absolute.</param>
internal sealed class SqlHistory(string path)
{
    public const string FileName = "sql_history";

    private const int Most = 1000;

    /// <summary>The latest lines, oldest first.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadLines(path).TakeLast(Most)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void Add(string line)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows() && !File.Exists(path))
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, options);
            file.Write(line.ReplaceLineEndings(" ") + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A library on a read-only disk can be asked too.
        }
    }
}
