using Bpp.Engine.Faces;

namespace Bpp.Engine.Metadata;

/// <summary>A face that the file's own metadata names.</summary>
/// <param name="Person">The name, never empty.</param>
/// <param name="Box">Where, in the upright photo.</param>
public sealed record NamedRegion(string Person, FaceBox Box);
