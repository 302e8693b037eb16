using FluentMigrator.Model;
using FluentMigrator.Runner.Generators.Base;

namespace Bpp.Migrations.DuckDb;

/// <summary>Column definitions of CREATE TABLE and ALTER TABLE.</summary>
internal sealed class DuckDbColumn(DuckDbTypeMap types, DuckDbQuoter quoter) : ColumnBase<DuckDbTypeMap>(types, quoter)
{
    public string TypeOf(ColumnDefinition column) => FormatType(column);

    protected override string FormatNullable(ColumnDefinition column) => column.IsNullable == true ? "" : "NOT NULL";

    protected override string FormatIdentity(ColumnDefinition column) => column.IsIdentity
        ? throw new NotSupportedException($"{column.TableName}.{column.Name}: DuckDB has no identity columns; use a sequence and DEFAULT nextval('…')")
        : "";
}
