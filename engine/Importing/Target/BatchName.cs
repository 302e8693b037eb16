using System.Globalization;
using Bpp.Engine.Export;
using Bpp.Engine.Import;

namespace Bpp.Engine.Importing.Target;

/// <summary>Names below a library's <c>photos/</c>.</summary>
internal static class BatchName
{
    /// <summary>Bytes left free at the end of a photo's name, for its sidecar's <c>.json</c>.</summary>
    private const int Reserve = 8;

    /// <summary>A folder name from what the user says, or today's date.</summary>
    public static string Of(string? name, TimeProvider time) =>
        Folder(string.IsNullOrWhiteSpace(name) ? time.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : name);

    /// <summary>A path below a source, as it may be below the batch: every part valid and harmless on every platform, and seen by a scan.</summary>
    public static string Clean(string relativePath)
    {
        var parts = relativePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts[..^1].Select(Folder).Append(FileNames.Safe("", parts[^1], null, "", Reserve)));
    }

    private static string Folder(string name)
    {
        var safe = FileNames.Safe("", name, null, "", Reserve);
        return JunkNames.IsJunk(safe) ? FileNames.Safe("", $"photos {name.Replace('.', '_')}", null, "", Reserve) : safe;
    }
}
