namespace Bpp.Engine.Organise;

/// <summary>What a rule asks of its field.</summary>
/// <param name="Name">In the JSON.</param>
/// <param name="Values">How many values it takes.</param>
/// <param name="Kinds">Of the fields it is for.</param>
public sealed record RuleOperator(string Name, RuleArity Values, params IReadOnlyList<RuleKind> Kinds)
{
    /// <summary>All, in the order in which they are offered.</summary>
    public static IReadOnlyList<RuleOperator> All { get; } =
    [
        new("is", RuleArity.One, RuleKind.Text, RuleKind.Texts, RuleKind.Number, RuleKind.Date, RuleKind.Flag, RuleKind.Album),
        new("is_not", RuleArity.One, RuleKind.Text, RuleKind.Texts, RuleKind.Number, RuleKind.Date, RuleKind.Flag, RuleKind.Album),
        new("contains", RuleArity.One, RuleKind.Text, RuleKind.Texts),
        new("contains_not", RuleArity.One, RuleKind.Text, RuleKind.Texts),
        new("starts_with", RuleArity.One, RuleKind.Text, RuleKind.Texts),
        new("one_of", RuleArity.Many, RuleKind.Text, RuleKind.Texts, RuleKind.Number, RuleKind.Album),
        new("none_of", RuleArity.Many, RuleKind.Text, RuleKind.Texts, RuleKind.Number, RuleKind.Album),
        new("at_least", RuleArity.One, RuleKind.Number, RuleKind.Date),
        new("at_most", RuleArity.One, RuleKind.Number, RuleKind.Date),
        new("between", RuleArity.Two, RuleKind.Number, RuleKind.Date),
        new("in_last_days", RuleArity.Days, RuleKind.Date),
        new("is_empty", RuleArity.None, RuleKind.Text, RuleKind.Texts, RuleKind.Number, RuleKind.Date),
        new("is_not_empty", RuleArity.None, RuleKind.Text, RuleKind.Texts, RuleKind.Number, RuleKind.Date),
    ];

    /// <summary>Those of a kind of field.</summary>
    public static IEnumerable<RuleOperator> Of(RuleKind kind) => All.Where(known => known.Kinds.Contains(kind));
}
