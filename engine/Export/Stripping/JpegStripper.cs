using System.Buffers.Binary;

namespace Bpp.Engine.Export.Stripping;

/// <summary>
/// JPEG (ITU-T T.81): keeps what decoding needs, the colours of the ICC profile and Adobe's colour transform; drops EXIF, XMP, IPTC, MPF,
/// JUMBF, comments, JFIF thumbnails and whatever follows the end of the image (second pictures, motion photos).
/// </summary>
internal static class JpegStripper
{
    private const byte Soi = 0xd8;
    private const byte Eoi = 0xd9;
    private const byte Sos = 0xda;
    private const byte App0 = 0xe0;
    private const byte App1 = 0xe1;
    private const byte App14 = 0xee;
    private const byte App15 = 0xef;
    private const byte Com = 0xfe;

    public static byte[]? Strip(ReadOnlySpan<byte> file, int orientation)
    {
        if (file.Length < 4 || file[0] != 0xff || file[1] != Soi)
            return null;
        using var output = new MemoryStream(file.Length);
        output.Write([0xff, Soi]);
        var profile = JpegColourProfile.Anonymous(file);
        var orientationPending = orientation != 1;
        var scans = 0;
        var at = 2;
        while (true)
        {
            if (at + 2 > file.Length || file[at] != 0xff)
                return null;
            while (at + 1 < file.Length && file[at + 1] == 0xff)
                at++;
            var marker = file[at + 1];
            if (marker == Eoi)
            {
                output.Write([0xff, Eoi]);
                return scans > 0 ? output.ToArray() : null;
            }

            if (marker is 0 or 1 or Soi or (>= 0xd0 and <= 0xd7))
                return null;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var segment = file.Slice(at, length);
            if (orientationPending && marker != App0)
            {
                WriteOrientation(output, orientation);
                orientationPending = false;
            }

            if (IsJfif(marker, segment))
                WriteJfif(output, segment);
            else if (profile.TryGetValue(at, out var part))
                output.Write(part);
            else if (IsKept(marker, segment))
                output.Write(segment);
            at += length;
            if (marker != Sos)
                continue;
            scans++;
            var end = EndOfScan(file, at);
            output.Write(file[at..end]);
            at = end;
        }
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App14 => segment[4..].StartsWith("Adobe"u8) && segment.Length == 16,
        >= App0 and <= App15 or Com => false,
        >= 0xf0 => false,
        >= 0xc0 => true,
        _ => false,
    };

    private static bool IsJfif(byte marker, ReadOnlySpan<byte> segment) =>
        marker == App0 && segment.Length >= 18 && segment[4..].StartsWith("JFIF\0"u8);

    /// <summary>Version, units and density; no thumbnail.</summary>
    private static void WriteJfif(MemoryStream output, ReadOnlySpan<byte> segment)
    {
        output.Write([0xff, App0, 0, 16]);
        output.Write(segment[4..16]);
        output.Write([0, 0]);
    }

    private static void WriteOrientation(MemoryStream output, int orientation)
    {
        var tiff = OrientationExif.Tiff(orientation);
        output.Write([0xff, App1, 0, (byte)(2 + 6 + tiff.Length)]);
        output.Write("Exif\0\0"u8);
        output.Write(tiff);
    }

    /// <summary>The first marker that is neither a stuffed zero nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            at += file[at..].IndexOf((byte)0xff) is var next and >= 0 ? next : throw new ArgumentOutOfRangeException(nameof(at));
            var following = file[at + 1];
            if (following is not (0 or (>= 0xd0 and <= 0xd7) or 0xff))
                return at;
            at += following == 0xff ? 1 : 2;
        }
    }
}
