namespace Bpp.Engine.Faces.Detection;

/// <summary>The order of a network's input.</summary>
internal enum InputLayout
{
    /// <summary><c>[3×H×W]</c>, red first.</summary>
    PlanarRgb,

    /// <summary><c>[3×H×W]</c>, blue first.</summary>
    PlanarBgr,

    /// <summary><c>[H×W×3]</c>, red first.</summary>
    InterleavedRgb,
}
