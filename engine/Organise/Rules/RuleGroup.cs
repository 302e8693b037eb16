namespace Bpp.Engine.Organise;

/// <summary>Rules of which all must hold, or any one.</summary>
/// <param name="IsAll">All; else any.</param>
/// <param name="Rules">At least one.</param>
public sealed record RuleGroup(bool IsAll, IReadOnlyList<RuleNode> Rules) : RuleNode;
