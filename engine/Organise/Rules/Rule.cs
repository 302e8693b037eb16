namespace Bpp.Engine.Organise;

/// <summary>One rule.</summary>
/// <param name="Field">What it asks about.</param>
/// <param name="Operator">What it asks.</param>
/// <param name="Values">string for texts and albums, double for numbers and days, DateOnly, bool; as many as the operator takes.</param>
public sealed record Rule(RuleField Field, RuleOperator Operator, IReadOnlyList<object> Values) : RuleNode;
