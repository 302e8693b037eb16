using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bpp.Engine.Organise.Trash;

/// <summary>
/// <c>data/trash.jsonl</c>: every copy that Bpp was about to delete, one line each, on disk before the first of them is gone. Only ever
/// appended to; it answers "what became of that photo?" years later.
/// </summary>
internal sealed class TrashManifest(string path)
{
    public const string FileName = "trash.jsonl";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns when the lines are on disk.</summary>
    /// <exception cref="IOException">They are not; nothing may be deleted.</exception>
    public void Append(IEnumerable<TrashLine> lines)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(JsonSerializer.Serialize(line, Options)).Append('\n');
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
    }
}
