using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.IO;
using Directory = MetadataExtractor.Directory;

namespace Bpp.Engine.Metadata.Containers;

/// <summary>The metadata blocks found in one file. Every block and their number are bounded, whatever the file claims.</summary>
internal sealed class EmbeddedBlocks
{
    /// <summary>Largest block read into memory, bytes.</summary>
    public const int MaxBlock = 4 << 20;

    private const int MaxTotal = 16 << 20;
    private const int MaxPackets = 8;

    private readonly List<Directory> _exif = [];
    private readonly List<byte[]> _xmp = [];
    private readonly List<byte[]> _iptc = [];
    private long _reserved;

    /// <summary>EXIF directories in the order found, maker notes included.</summary>
    public IReadOnlyList<Directory> Exif => _exif;

    /// <summary>XMP packets, undecoded.</summary>
    public IReadOnlyList<byte[]> Xmp => _xmp;

    /// <summary>IPTC-IIM data sets, undecoded.</summary>
    public IReadOnlyList<byte[]> Iptc => _iptc;

    /// <summary>What a QuickTime or RIFF header says, for videos.</summary>
    public MetadataPart Movie { get; set; } = MetadataPart.Empty;

    /// <summary>Asks for room for a block; false when it is empty, too large, or the file has used up what all its blocks may take together.</summary>
    public bool Reserve(long length)
    {
        if (length is <= 0 or > MaxBlock || _reserved + length > MaxTotal)
            return false;
        _reserved += length;
        return true;
    }

    /// <summary>Reads the next <paramref name="length"/> bytes, or null where <see cref="Reserve"/> refuses or the file is shorter.</summary>
    public byte[]? Read(Stream stream, long length) =>
        length <= stream.Length - stream.Position && Reserve(length) ? stream.ReadBlock(length) : null;

    public void AddXmp(byte[] packet)
    {
        if (_xmp.Count < MaxPackets)
            _xmp.Add(packet);
    }

    public void AddIptc(byte[] dataSets)
    {
        if (_iptc.Count < MaxPackets)
            _iptc.Add(dataSets);
    }

    /// <summary>Reads a TIFF structure (an EXIF block, or a whole TIFF or RAW file) and keeps what could be read of a damaged one.</summary>
    /// <param name="root">The directory the first IFD is, where it is not IFD0.</param>
    public void AddTiff(IndexedReader reader, Directory? root = null)
    {
        try
        {
            TiffReader.ProcessTiff(reader, new BoundedTiffHandler(_exif, this, root));
        }
        catch (Exception e) when (IsBadData(e))
        {
            // Directories read before the damage are in the list already.
        }
    }

    /// <summary>Reads an EXIF block, with or without the <c>Exif\0\0</c> preamble.</summary>
    public void AddExif(byte[] block)
    {
        var start = ExifReader.StartsWithJpegExifPreamble(block) ? ExifReader.JpegSegmentPreamble.Length : 0;
        AddTiff(new ByteArrayReader(block, baseOffset: start));
    }

    /// <summary>True for the exceptions with which parsers answer hostile data; never for a defect that must surface.</summary>
    public static bool IsBadData(Exception e) =>
        e is IOException or MetadataExtractor.MetadataException or MetadataExtractor.ImageProcessingException or ArgumentException
            or FormatException or InvalidDataException or OverflowException or IndexOutOfRangeException or InvalidCastException
            or NotSupportedException or InvalidOperationException or ArithmeticException or NullReferenceException;
}
