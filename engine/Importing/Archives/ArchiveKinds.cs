using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;

namespace Bpp.Engine.Importing.Archives;

/// <summary>Which files are archives, by name; what kind, by their first bytes.</summary>
internal static class ArchiveKinds
{
    private static readonly string[] Endings =
        [".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tbz", ".tar.bz2", ".txz", ".tar.xz"];

    /// <summary>Also kinds that are not read, so that they can be named where they lie inside an archive.</summary>
    private static readonly string[] NestedEndings = [.. Endings, ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst"];

    public static bool IsArchive(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc cref="NestedEndings"/>
    public static bool IsNested(string name) => NestedEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the file is a zip archive, the others being tars.</summary>
    public static bool IsZip(string path) => Starts(path) is [(byte)'P', (byte)'K', ..];

    /// <summary>The tar inside a compressed stream, or the stream itself.</summary>
    /// <param name="file">At its beginning.</param>
    public static Stream Unpacked(FileStream file)
    {
        Span<byte> start = stackalloc byte[6];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..read] switch
        {
            [0x1f, 0x8b, ..] => new GZipStream(file, CompressionMode.Decompress),
            [(byte)'B', (byte)'Z', (byte)'h', ..] => BZip2Stream.Create(file, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true),
            [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0] => new XZStream(file),
            _ => file,
        };
    }

    private static byte[] Starts(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        var start = new byte[2];
        return start[..file.ReadAtLeast(start, 2, throwOnEndOfStream: false)];
    }
}
