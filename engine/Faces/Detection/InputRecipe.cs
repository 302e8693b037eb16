namespace Bpp.Engine.Faces.Detection;

/// <summary>How a network wants its pixels: a value of 0–255 becomes <c>(value − Offset) · Scale</c>.</summary>
internal readonly record struct InputRecipe(InputLayout Layout, float Offset, float Scale);
