using FluentMigrator.Runner.VersionTableInfo;

namespace Bpp.Migrations.DuckDb;

/// <summary><c>main.schema_version</c>: one row per applied migration.</summary>
internal sealed class DuckDbVersionTable : IVersionTableMetaData
{
    public const string Name = "schema_version";

    public bool OwnsSchema => false;

    public string SchemaName => "";

    public string TableName => Name;

    public string ColumnName => "version";

    public string DescriptionColumnName => "description";

    public string AppliedOnColumnName => "applied_on";

    public string UniqueIndexName => "schema_version_is_unique";

    public bool CreateWithPrimaryKey => false;
}
