namespace Bpp.Engine.Models;

/// <summary>What a user says about a file of their own; null = work it out.</summary>
public sealed record OwnModel
{
    /// <summary>Needed for a file Bpp does not know.</summary>
    public ModelRole? Role { get; init; }

    public string? Id { get; init; }

    /// <summary>Needed when several recipes of the role fit the file.</summary>
    public string? Recipe { get; init; }

    public string? Licence { get; init; }

    public LicenceClass? LicenceClass { get; init; }

    public string? Author { get; init; }

    public bool AcceptLicence { get; init; }
}
