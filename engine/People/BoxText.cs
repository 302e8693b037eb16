using System.Text.Json;
using Bpp.Engine.Faces;

namespace Bpp.Engine.People;

/// <summary>How a box is written into an event: <c>{"x":0.1,"y":0.2,"width":0.1,"height":0.2}</c>.</summary>
internal static class BoxText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of(FaceBox box) => JsonSerializer.Serialize(box, Options);

    /// <summary>Null when the text is no box of positive size.</summary>
    public static FaceBox? Parse(string? text)
    {
        if (text is null)
            return null;
        try
        {
            var box = JsonSerializer.Deserialize<FaceBox>(text, Options);
            return box is { Width: > 0, Height: > 0 } && float.IsFinite(box.X + box.Y + box.Width + box.Height) ? box : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
