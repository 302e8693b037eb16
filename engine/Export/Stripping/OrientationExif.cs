namespace Bpp.Engine.Export.Stripping;

/// <summary>The smallest EXIF block there is: one IFD with the orientation.</summary>
internal static class OrientationExif
{
    /// <summary>A big-endian TIFF structure of 26 bytes.</summary>
    public static byte[] Tiff(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, // header, first IFD at 8
        0, 1,                                    // one entry
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // Orientation, SHORT, 1
        0, 0, 0, 0,                              // no further IFD
    ];
}
