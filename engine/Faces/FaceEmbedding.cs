namespace Bpp.Engine.Faces;

/// <summary>Who a face looks like: a point on the unit sphere; the cosine of two tells how alike they are.</summary>
/// <param name="Model">Id of the model; vectors of different models do not compare.</param>
/// <param name="Vector">Of length 1.</param>
public sealed record FaceEmbedding(string Model, float[] Vector);
