namespace Bpp.Engine.Models;

/// <summary>Where a model comes from.</summary>
public enum ModelPack
{
    /// <summary>Comes with the build.</summary>
    Default,

    /// <summary>Better than the default; installed by the user from upstream.</summary>
    Recommended,

    /// <summary>Known and checked, for those who want it.</summary>
    Optional,

    /// <summary>The user's own file.</summary>
    Own,
}
