using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>One row of <c>facts.face_readings</c>.</summary>
internal sealed record FaceReadingRow(long PhotoId, FaceFacts Face);
