using System.Text.Json.Serialization;

namespace Bpp.Engine.Decisions;

/// <summary>The line of the journal that names its format.</summary>
internal sealed record JournalFormat([property: JsonPropertyName("format")] string? Name, int? Version);
