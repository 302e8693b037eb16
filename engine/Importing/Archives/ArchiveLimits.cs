using Bpp.Engine.Library.Settings;

namespace Bpp.Engine.Importing.Archives;

/// <summary>What an archive may cost before it is refused: a few kilobytes can unpack to petabytes.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Entries of one archive, folders included.</summary>
    public int MaxEntries { get; init; } = 100_000;

    /// <summary>Unpacked bytes of one archive.</summary>
    public long MaxTotalBytes { get; init; } = 50L << 30;

    /// <summary>Unpacked bytes for each packed one, once more than <see cref="RatioFreeBytes"/> were unpacked. Photos hardly shrink at all.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Unpacked bytes up to which the ratio does not matter.</summary>
    public long RatioFreeBytes { get; init; } = 100L << 20;

    /// <summary>UTF-8 bytes of an entry's path.</summary>
    public int MaxPathBytes { get; init; } = 4096;

    /// <summary>As the library's settings <c>archive_max_…</c> say.</summary>
    public static ArchiveLimits Of(SettingsStore settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var values = settings.List().ToDictionary(setting => setting.Key, setting => setting.Value);
        return new ArchiveLimits
        {
            MaxEntries = (int)values["archive_max_entries"],
            MaxTotalBytes = (long)values["archive_max_gigabytes"] << 30,
            MaxRatio = (int)values["archive_max_ratio"],
        };
    }
}
