namespace Bpp.Engine.Organise;

/// <summary>What stands in a rule's <c>value</c>.</summary>
public enum RuleArity
{
    /// <summary>Nothing: there is no <c>value</c>.</summary>
    None,

    /// <summary>One value of the field's kind.</summary>
    One,

    /// <summary>A list of two, the lower first.</summary>
    Two,

    /// <summary>A list of one or more.</summary>
    Many,

    /// <summary>A whole number of days, 1 to 36,500.</summary>
    Days,
}
