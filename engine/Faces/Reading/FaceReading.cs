namespace Bpp.Engine.Faces.Reading;

/// <summary>What the pixels of a face say about focus and light; as in <see cref="FaceFacts"/>.</summary>
internal readonly record struct FaceReading(float EdgeWidth, float Brightness, float Clipped);
