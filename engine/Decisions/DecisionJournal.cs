using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bpp.Engine.Decisions;

/// <summary>
/// Every decision, once more, as lines of JSON beside the database: readable by people and by other programs, and enough to rebuild the
/// decisions from. Only ever appended to; a line is on disk before the database commits. A torn last line, left by a crash, was never
/// acknowledged and is passed over.
/// </summary>
internal sealed class DecisionJournal(string path)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
        var before = file.Length;
        if (before > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
                text.Append('\n'); // ends a torn line, so that it spoils nothing but itself
        }

        foreach (var batch in batches)
            text.Append(JsonSerializer.Serialize(batch, Options)).Append('\n');
        try
        {
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
            commit?.Invoke();
        }
        catch
        {
            TakeBack(file, before);
            throw;
        }
    }

    /// <summary>The batches on disk, oldest first; none when there is no journal.</summary>
    public IEnumerable<DecisionBatch> Read()
    {
        if (!File.Exists(Path))
            yield break;
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is { } batch)
                yield return batch;
        }
    }

    private static DecisionBatch? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<DecisionBatch>(line, Options) is { Id: not null, Actor: not null, Events: { Count: > 0 } events } batch
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
