using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>A face as the library holds it.</summary>
/// <param name="FaceId">Until the next analysis of the photo.</param>
/// <param name="PhotoId">Its photo.</param>
/// <param name="Sha256">The photo's content.</param>
/// <param name="Box">Where.</param>
/// <param name="Quality">0–1.</param>
internal sealed record StoredFace(long FaceId, long PhotoId, string Sha256, FaceBox Box, float Quality);
