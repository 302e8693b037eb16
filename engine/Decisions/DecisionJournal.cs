using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Decisions;

/// <summary>
/// Every decision, once more, as lines of JSON beside the database: readable by people and by other programs, and enough to rebuild the
/// decisions from. Only ever appended to; a line is on disk before the database commits. A torn last line, left by a crash, was never
/// acknowledged: it is passed over, and the next append takes its place. The first line names the format.
/// </summary>
internal sealed class DecisionJournal(string path)
{
    /// <summary>Newest version of the format that this Bpp reads, and the one it writes.</summary>
    public const int Version = 1;

    private const string FormatName = "bpp-decisions";

    private static readonly string FormatLine = $$"""{"format":"{{FormatName}}","version":{{Version}}}""";

    private static readonly JournalJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public string Path { get; } = path;

    /// <summary>Beside the database.</summary>
    public static DecisionJournal Of(string databasePath) => new(System.IO.Path.ChangeExtension(databasePath, ".decisions.jsonl"));

    /// <summary>Appends batches and returns when they are on disk.</summary>
    /// <exception cref="IOException">They are not.</exception>
    public void Append(params IReadOnlyList<DecisionBatch> batches) => Append(batches, commit: null);

    /// <summary>Appends batches and then commits; takes them back when that fails, because nobody was told that they were decided.</summary>
    public void Append(IReadOnlyList<DecisionBatch> batches, Action? commit)
    {
        if (batches.Count == 0)
            return;
        var isNew = !File.Exists(Path);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && isNew)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(Path, options);
        var text = new StringBuilder();
        var before = KeepWholeLines(file, out var isEnded);
        if (before == 0)
            text.Append(FormatLine).Append('\n');
        else if (!isEnded)
            text.Append('\n');
        foreach (var batch in batches)
            text.Append(JsonSerializer.Serialize(batch, Json.DecisionBatch)).Append('\n');
        try
        {
            file.SetLength(before);
            file.Seek(before, SeekOrigin.Begin);
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
            if (isNew)
                NativeFiles.SyncFolder(System.IO.Path.GetDirectoryName(Path)!);
            commit?.Invoke();
        }
        catch
        {
            TakeBack(file, before);
            throw;
        }
    }

    /// <summary>The batches on disk, oldest first; none when there is no journal.</summary>
    /// <exception cref="UserException">A newer Bpp wrote it.</exception>
    public IEnumerable<DecisionBatch> Read() => Lines().Select(line => Parse(line.Text)).OfType<DecisionBatch>();

    /// <summary>One sentence for each line that cannot be read, a torn last one excepted.</summary>
    public IEnumerable<string> Damage() =>
        from line in Lines()
        where line.Text.Length > 0 && line.IsEnded && VersionOf(line.Text) is null && Parse(line.Text) is null
        select $"{Path}: line {line.Number} cannot be read; what it said is lost unless the database has it";

    private IEnumerable<(int Number, string Text, bool IsEnded)> Lines()
    {
        if (!File.Exists(Path))
            yield break;
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var isEnded = EndsWithNewline(file);
        file.Seek(0, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var number = 0;
        for (var line = reader.ReadLine(); line is not null;)
        {
            number++;
            if (VersionOf(line) is { } version && version > Version)
                throw new UserException($"{Path}: line {number} is in version {version} of the journal's format, and this Bpp reads versions up to {Version}; update Bpp", ExitCode.Failure);
            var next = reader.ReadLine();
            yield return (number, line, next is not null || isEnded);
            line = next;
        }
    }

    private static bool EndsWithNewline(FileStream file)
    {
        if (file.Length == 0)
            return true;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    /// <summary>Where the next line goes: behind the last whole one.</summary>
    private static long KeepWholeLines(FileStream file, out bool isEnded)
    {
        isEnded = EndsWithNewline(file);
        if (isEnded)
            return file.Length;
        var start = LastNewline(file) + 1;
        file.Seek(start, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var last = reader.ReadToEnd();
        if (Parse(last) is not null || VersionOf(last) is not null)
            return file.Length; // whole but for its end, as an editor may leave it
        isEnded = true;
        return start;
    }

    private static long LastNewline(FileStream file)
    {
        var buffer = new byte[4096];
        for (var end = file.Length; end > 0;)
        {
            var from = Math.Max(0, end - buffer.Length);
            var part = buffer.AsSpan(0, (int)(end - from));
            file.Seek(from, SeekOrigin.Begin);
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var at)
                return from + at;
            end = from;
        }

        return -1;
    }

    /// <summary>The version a line of the format names; null for any other line.</summary>
    private static int? VersionOf(string line)
    {
        if (!line.Contains(FormatName, StringComparison.Ordinal))
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, Json.JournalFormat) is { Name: FormatName, Version: { } version } ? version : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DecisionBatch? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Json.DecisionBatch) is { Id: not null, Actor: not null, Events: { Count: > 0 } events } batch
                && events.All(said => said?.Kind is not null) ? batch : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void TakeBack(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A torn line stays; the next append ends it.
        }
    }
}
