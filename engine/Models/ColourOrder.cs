namespace Bpp.Engine.Models;

/// <summary>The channels a model wants.</summary>
public enum ColourOrder
{
    Rgb,
    Bgr,
    Grey,

    /// <summary>The input is no picture.</summary>
    None,
}
