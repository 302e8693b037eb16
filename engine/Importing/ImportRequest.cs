using Bpp.Engine.Import;
using Bpp.Engine.Importing.Archives;

namespace Bpp.Engine.Importing;

/// <summary>What is imported into a library's <c>photos/</c>, and how.</summary>
public sealed record ImportRequest
{
    /// <summary>Folders, photos and archives (zip, tar, tar.gz, tar.bz2, tar.xz); absolute paths.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The folder below <c>photos/</c>, as the user calls it; null for today's date.</summary>
    public string? BatchName { get; init; }

    /// <summary>What counts as a photo. Folders to leave out need not name the library.</summary>
    public ScanOptions Scan { get; init; } = new();

    /// <summary>What an archive may cost; null: as the library's settings say.</summary>
    public ArchiveLimits? Limits { get; init; }

    /// <summary>Bytes that an archive may unpack to, whatever the limits say; null: as they say.</summary>
    public long? MaxTotalBytes { get; init; }

    /// <summary>Read and compare everything, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Files read and copied at once.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Which files to take, by path, size and time; a watch leaves out those that are still being written. Null = all.</summary>
    public Func<string, long, DateTime, bool>? Filter { get; init; }
}
