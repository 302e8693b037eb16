using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Sidecars;

namespace Bpp.Engine.Importing.Sources;

/// <summary>A place that photos are imported from.</summary>
internal interface IImportSource
{
    /// <summary>Absolute path of the folder, file or archive.</summary>
    string Path { get; }

    /// <summary>Its photos are entries of an archive.</summary>
    bool IsArchive { get; }

    /// <summary>Looks through an archive before anything is imported: its sidecars, and whether it can be trusted.</summary>
    /// <returns>Sidecars that cannot be read.</returns>
    /// <exception cref="ArchiveException">It cannot.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    IReadOnlyList<ImportFailure> Index(SidecarSpool spool, CancellationToken stop);

    /// <summary>Its photos, found while they are asked for.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read further.</exception>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    IEnumerable<Offer> Photos(CancellationToken stop);

    /// <summary>The folder beside whose photos the sidecars of <paramref name="relativeFolder"/> lie; null for archives.</summary>
    string? SidecarFolder(string relativeFolder);
}
