namespace Bpp.Engine.Sharing;

/// <summary>What the log of a shared library tells apart.</summary>
public enum AccessKind
{
    /// <summary>Looked at photos.</summary>
    Looked,

    /// <summary>Took an original.</summary>
    Downloaded,

    /// <summary>Marked, rated, chose or rejected.</summary>
    Decided,

    /// <summary>Asked to be let in.</summary>
    Asked,

    /// <summary>Tried a code that is none, or used one again.</summary>
    WrongCode,

    /// <summary>Showed a key that nobody was given.</summary>
    WrongKey,

    /// <summary>Asked although its access was ended.</summary>
    Revoked,
}
