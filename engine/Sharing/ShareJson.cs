using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bpp.Engine.Sharing;

/// <summary>How the files of sharing are written.</summary>
internal static class ShareJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
