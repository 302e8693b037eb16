namespace Bpp.Engine.Imaging;

/// <summary>Formats that Bpp writes.</summary>
public enum ConvertFormat
{
    Jpeg,
    Png,
    Webp,
    Avif,
}
