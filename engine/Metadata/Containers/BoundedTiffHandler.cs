using MetadataExtractor.Formats.Exif;
using MetadataExtractor.IO;
using Directory = MetadataExtractor.Directory;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>Hands XMP and IPTC blocks on undecoded and skips what is too large, so that a file of a few kilobytes cannot claim gigabytes.</summary>
internal sealed class BoundedTiffHandler(List<Directory> directories, EmbeddedBlocks blocks, Directory? root) : ExifTiffHandler(directories)
{
    private const int MaxTag = 64 << 10;
    private const int MaxTotal = 4 << 20;
    private const int MaxTags = 20_000;

    /// <summary>The reader descends by recursion: a chain of a million directories would overflow the stack.</summary>
    private const int MaxDirectories = 64;

    private long _total;
    private int _tags;
    private int _entered;

    public override void SetTiffMarker(int marker)
    {
        if (root is null)
            base.SetTiffMarker(marker);
        else
            PushDirectory(root);
    }

    public override bool TryEnterSubIfd(int tagType) => _entered < MaxDirectories && base.TryEnterSubIfd(tagType) && ++_entered > 0;

    public override bool HasFollowerIfd() => _entered < MaxDirectories && base.HasFollowerIfd() && ++_entered > 0;

    /// <returns>True when the tag is done with and must not be read into its directory.</returns>
    public override bool CustomProcessTag(
        int tagOffset,
        ICollection<int> processedIfdOffsets,
        IndexedReader reader,
        int tagId,
        int byteCount)
    {
        if (++_tags > MaxTags)
            return true;
        var inRoot = CurrentDirectory is ExifIfd0Directory;
        if (inRoot && tagId == ExifDirectoryBase.TagApplicationNotes)
        {
            if (blocks.Reserve(byteCount))
                blocks.AddXmp(reader.GetBytes(tagOffset, byteCount));
            return true;
        }

        if (inRoot && tagId == ExifDirectoryBase.TagIptcNaa)
        {
            if (blocks.Reserve(byteCount))
                blocks.AddIptc(reader.GetBytes(tagOffset, byteCount));
            return true;
        }

        var isMakerNote = tagId == ExifDirectoryBase.TagMakernote && CurrentDirectory is ExifSubIfdDirectory;
        if (!isMakerNote && (byteCount > MaxTag || (_total += byteCount) > MaxTotal))
            return true;
        return base.CustomProcessTag(tagOffset, processedIfdOffsets, reader, tagId, byteCount);
    }
}
