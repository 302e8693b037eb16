namespace Bpp.Engine.Organise;

/// <summary>A rule, or a group of them.</summary>
public abstract record RuleNode;
