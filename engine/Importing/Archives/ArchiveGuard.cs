using System.Globalization;
using Humanizer;

namespace Bpp.Engine.Importing.Archives;

/// <summary>Counts what one archive has cost so far, in one reading of it, and stops it at its limits.</summary>
internal sealed class ArchiveGuard(ArchiveLimits limits)
{
    private int _entries;
    private long _unpacked;

    /// <exception cref="ArchiveException">Too many entries.</exception>
    public void CountEntry(string entry)
    {
        if (++_entries > limits.MaxEntries)
            throw new ArchiveException(string.Create(CultureInfo.InvariantCulture, $"it has more than {limits.MaxEntries} entries (at {entry}); raise the setting archive_max_entries if you trust it, or unpack it yourself and import the folder."));
    }

    /// <param name="entry">What is being read.</param>
    /// <param name="bytes">Unpacked just now.</param>
    /// <param name="packed">Packed bytes that everything unpacked so far came from.</param>
    /// <exception cref="ArchiveException">Too much, or far more than such a file can honestly hold.</exception>
    public void Count(string entry, long bytes, long packed)
    {
        _unpacked += bytes;
        CheckTotal(entry, _unpacked);
        CheckRatio(entry, _unpacked, packed);
    }

    /// <summary>The same for what a table of contents promises.</summary>
    public void CheckTotal(string entry, long unpacked)
    {
        if (unpacked > limits.MaxTotalBytes)
            throw new ArchiveException($"it unpacks to more than {limits.MaxTotalBytes.Bytes().Humanize(CultureInfo.InvariantCulture)} (at {entry}); raise --max-total or the setting archive_max_gigabytes if you trust it.");
    }

    /// <inheritdoc cref="CheckTotal"/>
    public void CheckRatio(string entry, long unpacked, long packed)
    {
        if (unpacked > limits.RatioFreeBytes && unpacked / Math.Max(1, packed) >= limits.MaxRatio)
            throw new ArchiveException(string.Create(CultureInfo.InvariantCulture, $"it unpacks to more than {limits.MaxRatio} times its size (at {entry}), as archives made to fill disks do; nothing more is read from it. Raise the setting archive_max_ratio if you trust it."));
    }
}
