using System.Text.Json.Serialization;

namespace Bpp.Engine.Decisions;

/// <summary>Reads and writes the journal's lines without looking at their types first: every start reads it.</summary>
[JsonSerializable(typeof(DecisionBatch))]
[JsonSerializable(typeof(JournalFormat))]
internal sealed partial class JournalJson : JsonSerializerContext;
