namespace Bpp.Engine.Models;

/// <summary>One model Bpp knows: what it is, whose it is and which bytes it must have.</summary>
public sealed record ModelEntry
{
    /// <summary>Its name in Bpp, stored beside what it computed.</summary>
    public required string Id { get; init; }

    public required ModelRole Role { get; init; }

    public required ModelPack Pack { get; init; }

    /// <summary>Name of the file in a models folder.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string Licence { get; init; }

    public required LicenceClass LicenceClass { get; init; }

    public required string Author { get; init; }

    /// <summary>Where the file is to be had: <c>https://</c>, or <c>npm:</c> for what comes with the build.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Id of its <see cref="ModelRecipe"/>.</summary>
    public required string Recipe { get; init; }

    /// <summary>Risks and limits worth knowing.</summary>
    public string Notes { get; init; } = "";
}
