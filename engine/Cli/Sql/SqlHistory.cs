namespace Bpp.Engine.Cli.Sql;

/// <summary>The lines typed into <c>bpp sql</c>, in a file only its owner may read. Without the file the session works all the same.</summary>
/// <param name="path">Absolute.</param>
internal sealed class SqlHistory(string path)
{
    public const string FileName = "sql_history";

    /// <summary>Lines that are remembered; the file may have twice as many before it is cut.</summary>
    public const int Most = 1000;

    /// <summary>A longer line, pasted perhaps, is not remembered.</summary>
    public const int MostCharacters = 10_000;

    /// <summary>Lines in the file; null before it was looked at.</summary>
    private int? _lines;

    /// <summary>The latest lines, oldest first.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            if (!File.Exists(path))
                return [];
            var lines = File.ReadAllLines(path);
            _lines = lines.Length;
            return [.. lines.TakeLast(Most)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void Add(string line)
    {
        if (line.Length > MostCharacters)
            return;
        try
        {
            if (_lines is null)
                Read();
            using (var file = new StreamWriter(path, Private(path, FileMode.Append)))
                file.Write(line.ReplaceLineEndings(" ") + "\n");
            _lines = (_lines ?? 0) + 1;
            if (_lines > 2 * Most)
                Cut();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A library on a read-only disk can be asked too.
        }
    }

    /// <summary>Leaves the latest lines in the file.</summary>
    private void Cut()
    {
        var latest = Read();
        var partial = path + ".partial";
        using (var file = new StreamWriter(partial, Private(partial, FileMode.Create)))
        {
            foreach (var line in latest)
                file.Write(line + "\n");
        }

        File.Move(partial, path, overwrite: true);
        _lines = latest.Count;
    }

    private static FileStreamOptions Private(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows() && !File.Exists(file))
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
