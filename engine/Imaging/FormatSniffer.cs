using System.Buffers.Binary;
using Bpp.Engine.Import;
using Microsoft.Win32.SafeHandles;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Tells a file's format by its first bytes. TIFF and the RAW formats built on it share their magic number, so their
/// directories are looked at too: libvips would open an uncompressed DNG as TIFF and return its sensor mosaic as a picture.
/// </summary>
internal static class FormatSniffer
{
    private const int HeadBytes = 4096;

    /// <param name="handle">The open file.</param>
    /// <param name="path">Only its extension is used, to tell RAW kinds from plain TIFF.</param>
    public static FileSignature Sniff(SafeFileHandle handle, string path)
    {
        Span<byte> buffer = stackalloc byte[HeadBytes];
        var head = buffer[..RandomAccess.Read(handle, buffer, 0)];
        if (IsTiff(head))
            return TiffKind(handle, head, PhotoExtensions.Of(path));
        return Sniff(head);
    }

    /// <summary>Everything that the head alone decides.</summary>
    /// <param name="head">The file's first bytes; 4 KiB or the whole file.</param>
    public static FileSignature Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileSignature.Photo(ImageFormat.Jpeg, "a JPEG image");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileSignature.Photo(ImageFormat.Png, "a PNG image");
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return FileSignature.Photo(ImageFormat.Gif, "a GIF image");
        if (head.StartsWith("RIFF"u8) && head.Length >= 12)
            return RiffKind(head[8..12]);
        if (IsoBrands.Sniff(head) is { } media)
            return media;
        return RawKind(head) ?? OtherFormats.Sniff(head);
    }

    private static bool IsTiff(ReadOnlySpan<byte> head) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    private static FileSignature TiffKind(SafeFileHandle handle, ReadOnlySpan<byte> head, string extension)
    {
        if (head.Length >= 10 && head[8..10].SequenceEqual("CR"u8))
            return FileSignature.Photo(ImageFormat.Raw, "a Canon CR2 RAW file");
        var tiff = TiffStructure.Read(handle);
        if (tiff.IsDng)
            return FileSignature.Photo(ImageFormat.Raw, "a DNG RAW file");
        if (tiff.HasSensorMosaic || PhotoExtensions.Raw.Contains(extension))
            return FileSignature.Photo(ImageFormat.Raw, "a camera RAW file");
        return FileSignature.Photo(ImageFormat.Tiff, "a TIFF image");
    }

    private static FileSignature RiffKind(ReadOnlySpan<byte> form)
    {
        if (form.SequenceEqual("WEBP"u8))
            return FileSignature.Photo(ImageFormat.Webp, "a WebP image");
        if (form.SequenceEqual("AVI "u8))
            return FileSignature.Video("an AVI video");
        return form.SequenceEqual("WAVE"u8) ? FileSignature.Other("a sound file") : FileSignature.Unknown;
    }

    private static FileSignature? RawKind(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("FUJIFILMCCD-RAW"u8))
            return FileSignature.Photo(ImageFormat.Raw, "a Fujifilm RAF RAW file");
        if (head.StartsWith("FOVb"u8))
            return FileSignature.Photo(ImageFormat.Raw, "a Sigma X3F RAW file");
        if (head.StartsWith("IIRO"u8) || head.StartsWith("IIRS"u8) || head.StartsWith("MMOR"u8))
            return FileSignature.Photo(ImageFormat.Raw, "an Olympus ORF RAW file");
        if (head.Length >= 8 && head.StartsWith("IIU\0"u8) && BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) < 256)
            return FileSignature.Photo(ImageFormat.Raw, "a Panasonic RW2 RAW file");
        return null;
    }
}
