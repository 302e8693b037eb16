namespace Bpp.Migrations;

/// <summary>The database was made by a newer Bpp.</summary>
public sealed class NewerSchemaException(long found, long known)
    : Exception($"the library has schema version {found} and this Bpp knows versions up to {known}: update Bpp, or restore an older backup of the library")
{
    /// <summary>Version of the database.</summary>
    public long Found { get; } = found;

    /// <summary>Newest version of this build.</summary>
    public long Known { get; } = known;
}
