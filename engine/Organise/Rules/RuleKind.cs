namespace Bpp.Engine.Organise;

/// <summary>What a rule's field holds, which decides what may be asked of it.</summary>
public enum RuleKind
{
    /// <summary>A text; compared without regard to case.</summary>
    Text,

    /// <summary>Several texts a photo has at once, such as people; holds if it holds for any one of them.</summary>
    Texts,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>An album, by key, view or title.</summary>
    Album,
}
