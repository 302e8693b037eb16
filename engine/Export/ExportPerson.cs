using Bpp.Engine.Faces;

namespace Bpp.Engine.Export;

/// <summary>A named person in an exported photo.</summary>
/// <param name="Person">The name.</param>
/// <param name="Face">Where, in the upright photo; null when tagged without a face.</param>
public sealed record ExportPerson(string Person, FaceBox? Face);
