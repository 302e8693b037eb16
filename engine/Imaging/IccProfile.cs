using System.Buffers.Binary;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Recognises sRGB among embedded colour profiles, whose conversion to sRGB would only cost time.
/// Judged by colorants and tone curve, not by name: profiles called sRGB with swapped primaries exist.
/// Layout: ICC.1:2022, 7.2 (header), 7.3 (tag table), 10.6 (curve), 10.18 (parametric curve), 10.31 (XYZ).
/// </summary>
internal static class IccProfile
{
    /// <summary>Name of libvips' metadata field.</summary>
    public const string Field = "icc-profile-data";

    private const double Tolerance = 0.004;

    // Colorants of IEC 61966-2-1 adapted to D50, as in the ICC's own sRGB profile.
    private static readonly (string Tag, double X, double Y, double Z)[] Colorants =
    [
        ("rXYZ", 0.4361, 0.2225, 0.0139),
        ("gXYZ", 0.3851, 0.7169, 0.0971),
        ("bXYZ", 0.1431, 0.0606, 0.7141),
    ];

    public static bool IsSrgb(ReadOnlySpan<byte> profile)
    {
        if (profile.Length < 132 || !profile[16..20].SequenceEqual("RGB "u8))
            return false;
        foreach (var (tag, x, y, z) in Colorants)
        {
            var data = Tag(profile, tag);
            if (data.Length < 20 || !Near(Fixed(data[8..]), x) || !Near(Fixed(data[12..]), y) || !Near(Fixed(data[16..]), z))
                return false;
        }

        return IsSrgbCurve(Tag(profile, "rTRC")) && IsSrgbCurve(Tag(profile, "gTRC")) && IsSrgbCurve(Tag(profile, "bTRC"));
    }

    private static bool IsSrgbCurve(ReadOnlySpan<byte> curve)
    {
        foreach (var value in (ReadOnlySpan<double>)[0.1, 0.25, 0.5, 0.75])
        {
            if (Evaluate(curve, value) is not { } linear || Math.Abs(linear - SrgbToLinear(value)) > Tolerance)
                return false;
        }

        return true;
    }

    private static double? Evaluate(ReadOnlySpan<byte> curve, double value)
    {
        if (curve.Length >= 14 && curve.StartsWith("curv"u8))
        {
            var count = BinaryPrimitives.ReadInt32BigEndian(curve[8..]);
            if (count < 2 || count > (curve.Length - 12) / 2)
                return null;
            var index = (int)Math.Round(value * (count - 1));
            var gain = SrgbToLinear(value) / SrgbToLinear((double)index / (count - 1));
            return BinaryPrimitives.ReadUInt16BigEndian(curve[(12 + (index * 2))..]) / 65535.0 * gain;
        }

        if (curve.Length < 32 || !curve.StartsWith("para"u8) || BinaryPrimitives.ReadUInt16BigEndian(curve[8..]) != 3)
            return null;
        var (g, a, b) = (Fixed(curve[12..]), Fixed(curve[16..]), Fixed(curve[20..]));
        var (c, d) = (Fixed(curve[24..]), Fixed(curve[28..]));
        return value >= d ? Math.Pow((a * value) + b, g) : c * value;
    }

    private static double SrgbToLinear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> profile, string name)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[128..]), 100);
        for (var i = 0; i < count; i++)
        {
            var entry = 132 + (i * 12);
            if (entry + 12 > profile.Length)
                break;
            if (System.Text.Encoding.ASCII.GetString(profile.Slice(entry, 4)) != name)
                continue;
            var offset = BinaryPrimitives.ReadUInt32BigEndian(profile[(entry + 4)..]);
            var size = BinaryPrimitives.ReadUInt32BigEndian(profile[(entry + 8)..]);
            return offset + (ulong)size <= (ulong)profile.Length ? profile.Slice((int)offset, (int)size) : default;
        }

        return default;
    }

    private static double Fixed(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) / 65536.0;

    private static bool Near(double a, double b) => Math.Abs(a - b) < Tolerance;
}
