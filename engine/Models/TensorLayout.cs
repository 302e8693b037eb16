namespace Bpp.Engine.Models;

/// <summary>Order of a picture's axes in memory, batch first.</summary>
public enum TensorLayout
{
    Chw,
    Hwc,
}
