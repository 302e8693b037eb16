namespace Bpp.Engine.Decisions;

/// <summary>The events of one action: one line of the journal, and one step of undo.</summary>
/// <param name="Id">Names the batch for ever.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">owner, or the name of a device.</param>
/// <param name="Events">In their order, at least one.</param>
public sealed record DecisionBatch(string Id, DateTime At, string Actor, IReadOnlyList<DecisionEvent> Events);
