using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>What libvips reads from a file's header, before any pixel.</summary>
/// <param name="Width">Pixels across as stored.</param>
/// <param name="Height">Pixels down as stored.</param>
/// <param name="Orientation">EXIF orientation 1–8.</param>
/// <param name="IsInterlaced">Progressive JPEG or interlaced PNG.</param>
/// <param name="BytesPerPixel">Bands × bytes of one band.</param>
/// <param name="HasForeignProfile">There is a colour profile and it is not sRGB's.</param>
internal readonly record struct ImageHeader(
    int Width, int Height, int Orientation, bool IsInterlaced, int BytesPerPixel, bool HasForeignProfile)
{
    public long Pixels => (long)Width * Height;

    public int UprightWidth => Orientation >= 5 ? Height : Width;

    public int UprightHeight => Orientation >= 5 ? Width : Height;

    /// <exception cref="VipsException">Not a readable header.</exception>
    public static ImageHeader Read(Source source)
    {
        using var image = Image.NewFromSource(source, access: Enums.Access.Sequential);
        return Of(image);
    }

    public static ImageHeader Of(Image image)
    {
        var orientation = image.Contains("orientation") && image.Get("orientation") is int stored and >= 1 and <= 8 ? stored : 1;
        var isInterlaced = image.Contains("interlaced") && image.Get("interlaced") is not 0;
        return new ImageHeader(image.Width, image.Height, orientation, isInterlaced, image.Bands * SizeOf(image.Format), HasProfile(image));
    }

    private static bool HasProfile(Image image) =>
        image.Contains(IccProfile.Field) && !IccProfile.IsSrgb((byte[])image.Get(IccProfile.Field));

    private static int SizeOf(Enums.BandFormat format) => format switch
    {
        Enums.BandFormat.Uchar or Enums.BandFormat.Char => 1,
        Enums.BandFormat.Ushort or Enums.BandFormat.Short => 2,
        Enums.BandFormat.Double or Enums.BandFormat.Complex => 8,
        Enums.BandFormat.Dpcomplex => 16,
        _ => 4,
    };
}
