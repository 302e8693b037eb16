using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Web.Models;

/// <summary>A model as the page of models shows it, with what can be done about it.</summary>
internal sealed record ModelLine
{
    public required string Id { get; init; }

    public required string Role { get; init; }

    public required string Pack { get; init; }

    public required string Licence { get; init; }

    public required string LicenceClass { get; init; }

    /// <summary>Its licence is to be accepted before it is installed.</summary>
    public required bool NeedsAcceptance { get; init; }

    public required string Author { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required string Notes { get; init; }

    /// <summary>in_use, ready, not_installed, not_allowed.</summary>
    public required string State { get; init; }

    /// <summary>Its licence forbids what Bpp is used for.</summary>
    public required bool IsForbidden { get; init; }

    public required bool CanInstall { get; init; }

    public required bool CanRemove { get; init; }

    public required bool CanChoose { get; init; }

    public static ModelLine Of(ModelStore store, ModelShelf? shelf, ModelEntry entry)
    {
        var state = ModelState.Of(store, entry);
        var isForbidden = entry.LicenceClass == Engine.Models.LicenceClass.ResearchOnly && store.Use == UseContext.Commercial;
        return new ModelLine
        {
            Id = entry.Id,
            Role = SnakeCase.Of(entry.Role),
            Pack = SnakeCase.Of(entry.Pack),
            Licence = entry.Licence,
            LicenceClass = SnakeCase.Of(entry.LicenceClass),
            NeedsAcceptance = entry.LicenceClass != Engine.Models.LicenceClass.Permissive,
            Author = entry.Author,
            Bytes = entry.Bytes,
            Sha256 = entry.Sha256,
            Sources = entry.Sources,
            Notes = entry.Notes,
            State = state switch { { Path: null } => "not_installed", { Blocked: not null } => "not_allowed", { Active: true } => "in_use", _ => "ready" },
            IsForbidden = isForbidden,
            CanInstall = shelf is not null && !isForbidden && entry.Pack is ModelPack.Recommended or ModelPack.Optional && entry.Sources.Count > 0 && (state.Path is null || state.Blocked is not null),
            CanRemove = shelf?.Has(entry) == true,
            CanChoose = shelf is not null && state is { Path: not null, Blocked: null, Active: false },
        };
    }
}
