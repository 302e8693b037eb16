namespace Bpp.Engine.Recovery;

/// <summary>What is known of a backup without opening it: the JSON file beside it.</summary>
/// <param name="Kind">Why it was taken.</param>
/// <param name="SchemaVersion">Of its tables.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="State">Which facts and decisions it holds; equal states need no second backup.</param>
/// <param name="Photos">Rows of <c>facts.photos</c>.</param>
/// <param name="Decisions">Rows of <c>decisions.events</c>.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Rows">Rows of each table, as <c>"schema"."table"</c>.</param>
public sealed record BackupInfo(
    BackupKind Kind, long SchemaVersion, DateTime TakenAt, string State, long Photos, long Decisions, long Bytes, IReadOnlyDictionary<string, long> Rows);
