using Bpp.Engine.Faces;

namespace Bpp.Engine.Metadata;

/// <summary>A named region as a file states it: in shares of the pixels as they are stored, before EXIF rotation.</summary>
/// <param name="Person">The name, never empty.</param>
/// <param name="Box">Top left corner and size.</param>
/// <param name="AppliedWidth">Width of the picture the region was drawn on; null when not stated.</param>
/// <param name="AppliedHeight">Its height.</param>
public sealed record StoredRegion(string Person, FaceBox Box, double? AppliedWidth = null, double? AppliedHeight = null);
