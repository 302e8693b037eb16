using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata.Containers;
using Bpp.Engine.Metadata.Dates;
using Bpp.Engine.Metadata.Fields;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Metadata.Xmp;

namespace Bpp.Engine.Metadata;

/// <inheritdoc />
public sealed class MetadataReader : IMetadataReader
{
    /// <summary>Metadata sits at a file's ends: small reads, no read-ahead of pixels.</summary>
    private const int BufferSize = 4096;

    private readonly CaptureTimeResolver _resolver;
    private readonly SidecarFinder _sidecars;

    public MetadataReader()
        : this(TimeProvider.System)
    {
    }

    public MetadataReader(TimeProvider time)
    {
        _resolver = new CaptureTimeResolver(time);
        _sidecars = new SidecarFinder(time);
    }

    public int Version => 5;

    public PhotoMetadata Read(string path, ImageFormat format)
    {
        var (blocks, video, modified) = ReadFile(path, format);
        var exif = ExifFields.Read(blocks.Exif);
        var described = Described(blocks);
        var xmp = _sidecars.Xmp(path).ToList();
        var json = _sidecars.Json(path);
        var stamp = SidecarStamp.Of(json is null ? xmp : xmp.Append(json)); // before they are read: one that changes now is read again
        var sidecars = xmp.ConvertAll(ReadXmp);
        MetadataPart[] exporters = [];
        if (json is not null)
        {
            var (said, isSidecar) = ReadJson(json, Path.GetFileName(path));
            if (isSidecar)
                sidecars.Add(said);
            else
                exporters = [said];
        }

        var dates = described.Prepend(exif).Concat(sidecars).Concat(exporters).SelectMany(part => part.Dates);
        CaptureTime?[] others = [FileNameDates.Read(path), modified];
        var corrected = sidecars.Find(part => part.StatesOriginal)?.Dates[0];
        var taken = _resolver.Resolve(dates.Concat(others.OfType<CaptureTime>()), corrected);
        return MetadataMerge.Merge(exif, described, sidecars, exporters) with { Taken = taken, EmbeddedVideo = video, Sidecars = stamp };
    }

    private static (EmbeddedBlocks Blocks, EmbeddedVideo? Video, CaptureTime? Modified) ReadFile(string path, ImageFormat format)
    {
        try
        {
            using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.None);
            var blocks = ContainerReader.Read(stream);
            return (blocks, format == ImageFormat.Video ? null : EmbeddedVideoFinder.Find(stream, blocks.Xmp), ModifiedTime(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // That the photo cannot be read is the decoder's to report; its name and sidecars still speak.
            return (new EmbeddedBlocks(), null, null);
        }
    }

    /// <summary>Most trusted first.</summary>
    private static List<MetadataPart> Described(EmbeddedBlocks blocks) =>
    [
        .. blocks.Xmp.Select(packet => XmpFields.Read(packet)),
        .. blocks.Iptc.Select(dataSets => IptcFields.Read(dataSets)),
        blocks.Movie,
    ];

    /// <summary>The file system knows UTC and nothing of the camera's zone.</summary>
    private static CaptureTime ModifiedTime(FileStream stream)
    {
        var utc = File.GetLastWriteTimeUtc(stream.SafeFileHandle);
        var seconds = new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond));
        return new CaptureTime(seconds, TimeSpan.Zero, DateSource.FileModified, DatePrecision.Second);
    }

    private static MetadataPart ReadXmp(string path) => ReadSidecar(path, XmpXml.MaxLength) is { } bytes ? XmpFields.Read(bytes) : MetadataPart.Empty;

    private static (MetadataPart Part, bool IsSidecar) ReadJson(string path, string photoName) =>
        ReadSidecar(path, JsonSidecar.MaxLength) is { } bytes ? JsonSidecar.Read(bytes, photoName) : (MetadataPart.Empty, false);

    private static byte[]? ReadSidecar(string path, int maxLength)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.Length <= maxLength ? stream.ReadBlock(stream.Length) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
