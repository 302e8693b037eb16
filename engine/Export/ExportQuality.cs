namespace Bpp.Engine.Export;

/// <summary>Named recipes for the exported pictures.</summary>
public enum ExportQuality
{
    /// <summary>The original's bytes.</summary>
    Original,

    /// <summary>JPEG 92 at full size.</summary>
    High,

    /// <summary>JPEG 85, long side 2048 pixels.</summary>
    Medium,

    /// <summary>JPEG 70, long side 1024 pixels.</summary>
    Low,
}
