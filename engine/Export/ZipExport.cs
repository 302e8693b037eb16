using System.IO.Compression;
using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>
/// Streams the photos into one archive. Same photos, same bytes: entries in pick order, dated by capture time.
/// Pictures are stored as they are, since compressing them again gains nothing; archives over 4 GB become Zip64.
/// </summary>
internal sealed class ZipExport : IDisposable
{
    public const string FileName = "best-photos.zip";

    private const int UnixFile = 0b1_000_000_110_100_100 << 16; // -rw-r--r--

    private static readonly DateTimeOffset EarliestDosTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly ExportOptions _options;
    private readonly PhotoProducer _producer;

    public ZipExport(Stream target, ExportOptions options, PhotoProducer producer)
    {
        _archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        (_options, _producer) = (options, producer);
    }

    public ExportedFile Export(PlannedPhoto photo, CancellationToken cancellationToken)
    {
        var content = _producer.Produce(photo.Item, cancellationToken);
        if (content.ExpectedSha256 is not null)
            PhotoContent.Verify(photo.Item, cancellationToken); // an entry cannot be taken back once it is begun

        string hash;
        long size;
        using (var entry = Begin(photo.Name, photo.Item.TakenAt, Level(photo.Item, content)))
        using (var hashing = new HashingStream(entry))
        {
            try
            {
                content.WriteTo(hashing, cancellationToken);
            }
            catch (PhotoExportException exception)
            {
                throw new TargetException($"the archive is spoiled: {exception.Message}", exception);
            }

            (hash, size) = (hashing.Sha256(), hashing.Length);
        }

        if (_options.XmpSidecars)
        {
            using var entry = Begin(photo.Name + Sidecar.Extension, photo.Item.TakenAt, CompressionLevel.Optimal);
            entry.Write(Sidecar.Bytes(photo.Item, _options));
        }

        return new ExportedFile(photo.Item, photo.Name, hash, size, ExportOutcome.Written, content.Note);
    }

    /// <summary>Adds the gallery, whose links lead to the entries beside it.</summary>
    public void Add(string name, byte[] bytes)
    {
        using var entry = Begin(name, null, CompressionLevel.Optimal);
        entry.Write(bytes);
    }

    /// <summary>Writes the archive's directory.</summary>
    public void Dispose() => _archive.Dispose();

    private Stream Begin(string name, DateTime? time, CompressionLevel level)
    {
        var entry = _archive.CreateEntry(name, level);
        entry.LastWriteTime = time is { Year: >= 1980 and <= 2107 } local ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero) : EarliestDosTime;
        entry.ExternalAttributes = UnixFile;
        return entry.Open();
    }

    private static CompressionLevel Level(ExportItem item, PhotoContent content) =>
        content.ExpectedSha256 is not null && item.Format is ImageFormat.Tiff or ImageFormat.Raw or ImageFormat.Unknown ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
}
