using System.Globalization;
using System.Text.Json;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>Reads members of JSON objects that nobody vouches for: what is missing or of another kind is null.</summary>
internal static class JsonValues
{
    public static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A finite number, also one in quotes.</summary>
    public static double? Number(JsonElement element, string name) => Property(element, name) is { } value ? Number(value) : null;

    /// <inheritdoc cref="Number(JsonElement, string)"/>
    public static double? Number(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var parsed) && double.IsFinite(parsed))
            return parsed;
        return value.ValueKind == JsonValueKind.String
            && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out parsed) && double.IsFinite(parsed)
                ? parsed
                : null;
    }
}
