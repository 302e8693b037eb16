namespace Bpp.Web.Health;

/// <summary>What a line of the health page asks of its reader.</summary>
internal enum HealthState
{
    /// <summary>Nothing.</summary>
    Ok,

    /// <summary>To know of it.</summary>
    Note,

    /// <summary>To do something.</summary>
    Problem,
}
