using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using NetVips;

namespace Bpp.Engine.Storage;

/// <summary>What a disk would not do, in words that name the file and say what helps.</summary>
internal static partial class DiskRefusal
{
    private const int NoSpaceUnix = 28;
    private const int ReadOnlyUnix = 30;
    private const int QuotaLinux = 122;
    private const int DiskFullWindows = 112;
    private const int HandleDiskFullWindows = 39;

    /// <summary>The remedy where the command itself can be given once more.</summary>
    public const string RunAgain = "run the command again; what was acknowledged before is safe";

    /// <summary>The remedy where nothing will change by itself.</summary>
    private const string MakeWritable = "make it writable for yourself, or work on a copy elsewhere";

    private enum Refusal
    {
        None,
        NoPermission,
        Full,
        Quota,
        ReadOnly,
    }

    /// <summary>Whether there is no room for more, so that the next file would fail as well.</summary>
    public static bool IsFull(Exception cause) => Of(cause) is Refusal.Full or Refusal.Quota;

    /// <summary>Says what was refused.</summary>
    /// <param name="cause">Of the file system or of DuckDB.</param>
    /// <param name="path">What could not be written; null: what the cause names.</param>
    /// <param name="remedy">What the user may do, else or instead; null: the command again, or where that would end alike, what helps.</param>
    /// <returns>Null: this was not a disk's refusal.</returns>
    public static string? Words(Exception cause, string? path = null, string? remedy = null)
    {
        var file = path ?? PathIn(cause.Message);
        return Of(cause) switch
        {
            Refusal.NoPermission => $"no permission to write {file ?? "there"}; {remedy ?? MakeWritable}",
            Refusal.Full => $"the disk is full{Writing(file)}; free some space or {remedy ?? RunAgain}",
            Refusal.Quota => $"the disk quota is used up{Writing(file)}; free some space or {remedy ?? RunAgain}",
            Refusal.ReadOnly => $"{file ?? "the disk"} is on a read-only file system; {remedy ?? MakeWritable}",
            _ => null,
        };
    }

    private static string Writing(string? file) => file is null ? "" : $" (writing {file})";

    private static Refusal Of(Exception cause) => cause switch
    {
        UnauthorizedAccessException => Refusal.NoPermission,
        IOException => (cause.HResult & 0xffff) switch
        {
            NoSpaceUnix or DiskFullWindows or HandleDiskFullWindows => Refusal.Full,
            QuotaLinux => Refusal.Quota,
            ReadOnlyUnix => Refusal.ReadOnly,
            _ => Refusal.None,
        },
        // DuckDB and libvips give the system's words and no codes.
        DuckDBException or VipsException => cause.Message switch
        {
            var said when Has(said, "No space left on device") || Has(said, "not enough space on the disk") => Refusal.Full,
            var said when Has(said, "Disk quota exceeded") => Refusal.Quota,
            var said when Has(said, "Read-only file system") => Refusal.ReadOnly,
            var said when Has(said, "Permission denied") || Has(said, "Operation not permitted") => Refusal.NoPermission,
            _ => Refusal.None,
        },
        _ => Refusal.None,
    };

    private static bool Has(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first quoted absolute path.</summary>
    private static string? PathIn(string message) => QuotedPath().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""['"]((?:/|[A-Za-z]:\\)[^'"]+)['"]""")]
    private static partial Regex QuotedPath();
}
