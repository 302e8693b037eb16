using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>A face whose box the user drew or moved.</summary>
/// <param name="FaceId">Until its photo is analysed again.</param>
/// <param name="PhotoId">Its photo.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Person">Whose it is; null while nobody knows.</param>
public sealed record DrawnFace(long FaceId, long PhotoId, FaceBox Box, Person? Person);
