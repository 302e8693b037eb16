using System.Security.Cryptography;

namespace Bpp.Engine.Export;

/// <summary>The bytes one photo is exported as: the original's own, or bytes made from it.</summary>
internal sealed class PhotoContent
{
    private const int BufferSize = 1 << 20;

    private readonly ExportItem _item;
    private readonly byte[]? _bytes;

    private PhotoContent(ExportItem item, byte[]? bytes, string? note) => (_item, _bytes, Note) = (item, bytes, note);

    /// <summary>What the user should know about how it was made.</summary>
    public string? Note { get; }

    /// <summary>The hash the written bytes must have; null for bytes made here.</summary>
    public string? ExpectedSha256 => _bytes is null ? _item.Sha256 : null;

    public static PhotoContent OriginalOf(ExportItem item) => new(item, null, null);

    public static PhotoContent Of(ExportItem item, byte[] bytes, string? note = null) => new(item, bytes, note);

    /// <summary>Writes all bytes and checks on the way that the original is still the one that was analysed.</summary>
    /// <exception cref="PhotoExportException">The original is gone, unreadable or changed.</exception>
    public void WriteTo(Stream target, CancellationToken cancellationToken)
    {
        if (_bytes is not null)
            target.Write(_bytes);
        else
            Pump(_item, target, cancellationToken);
    }

    /// <summary>Checks that the original is there and still has the hash the library knows.</summary>
    /// <exception cref="PhotoExportException">It is gone, unreadable or changed.</exception>
    public static void Verify(ExportItem item, CancellationToken cancellationToken) => Pump(item, Stream.Null, cancellationToken);

    /// <summary>The whole original, checked against the library's hash.</summary>
    public static byte[] ReadVerified(ExportItem item, CancellationToken cancellationToken)
    {
        if (item.Size > Array.MaxLength)
            throw new PhotoExportException($"{item.RelativePath} is too large to be changed in memory ({item.Size} bytes).");
        using var memory = new MemoryStream((int)item.Size);
        Pump(item, memory, cancellationToken);
        return memory.ToArray();
    }

    private static void Pump(ExportItem item, Stream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = Open(item);
        var buffer = new byte[(int)Math.Clamp(item.Size, 4096, BufferSize)];
        while (Read(item, source, buffer) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        if (Convert.ToHexStringLower(hash.GetCurrentHash()) != item.Sha256)
            throw new PhotoExportException($"{item.RelativePath} has changed since it was analysed; run `bpp analyze` again.");
    }

    private static FileStream Open(ExportItem item)
    {
        try
        {
            return new FileStream(item.SourcePath, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(item, exception);
        }
    }

    private static int Read(ExportItem item, FileStream source, byte[] buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(item, exception);
        }
    }

    private static PhotoExportException Unreadable(ExportItem item, Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException =>
            new PhotoExportException($"{item.RelativePath} is gone from its folder; put it back or run `bpp analyze` again.", cause),
        _ => new PhotoExportException($"{item.RelativePath} cannot be read: {cause.Message}", cause),
    };
}
