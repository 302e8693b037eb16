namespace Bpp.Engine.Faces.Detection;

/// <summary>A face in a frame.</summary>
/// <param name="Box">In shares of the frame.</param>
/// <param name="Confidence">0–1.</param>
/// <param name="Points">Ten shares as in <see cref="FaceFacts.Landmarks"/>; coarse, null where the detector gives none.</param>
public sealed record DetectedFace(FaceBox Box, float Confidence, float[]? Points);
