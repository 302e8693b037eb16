using System.Text.Json.Serialization;

namespace Bpp.Engine.Storage;

/// <summary>Reads and writes <see cref="LeaseOwner"/> without looking at the type first: every start does it.</summary>
[JsonSerializable(typeof(LeaseOwner))]
internal sealed partial class LeaseJson : JsonSerializerContext;
