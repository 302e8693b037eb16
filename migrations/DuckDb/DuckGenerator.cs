#pragma warning disable // tried prototype; the storage room rewrites it
using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.Base;
using FluentMigrator.Runner.Generators.Generic;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bpp.Migrations.DuckDb;

public sealed class DuckGenerator(DuckColumn column, DuckQuoter quoter, IOptions<GeneratorOptions> options) : GenericGenerator(column, quoter, new EmptyDescriptionGenerator(), options)
{
    public override string GeneratorId => "DuckDB";
    public override List<string> GeneratorIdAliases => ["DuckDB"];
    public override string Generate(CreateSequenceExpression e)
    {
        var q = e.Sequence; var sb = new System.Text.StringBuilder("CREATE SEQUENCE ").Append(quoter.QuoteSequenceName(q.Name, q.SchemaName));
        if (q.Increment is { } i) sb.Append($" INCREMENT BY {i}"); if (q.MinValue is { } mn) sb.Append($" MINVALUE {mn}"); if (q.MaxValue is { } mx) sb.Append($" MAXVALUE {mx}");
        if (q.StartWith is { } st) sb.Append($" START WITH {st}"); if (q.Cycle) sb.Append(" CYCLE");
        return AppendSqlStatementEndToken(sb).ToString();
    }
    public override string Generate(CreateColumnExpression e)          // DuckDB rejects constraints in ADD COLUMN
    {
        var was = e.Column.IsNullable; e.Column.IsNullable = true; var add = base.Generate(e); e.Column.IsNullable = was; if (was == true) return add;
        return add.TrimEnd().TrimEnd(';') + "; " + FormatStatement("ALTER TABLE {0} ALTER COLUMN {1} SET NOT NULL", quoter.QuoteTableName(e.TableName, e.SchemaName), quoter.QuoteColumnName(e.Column.Name));
    }
    public override string Generate(AlterColumnExpression e) => FormatStatement("ALTER TABLE {0} ALTER COLUMN {1} SET DATA TYPE {2}", quoter.QuoteTableName(e.TableName, e.SchemaName), quoter.QuoteColumnName(e.Column.Name), column.TypeOf(e.Column));
    public override string Generate(AlterDefaultConstraintExpression e) => FormatStatement("ALTER TABLE {0} ALTER COLUMN {1} SET DEFAULT {2}", quoter.QuoteTableName(e.TableName, e.SchemaName), quoter.QuoteColumnName(e.ColumnName), quoter.QuoteValue(e.DefaultValue));
    public override string Generate(DeleteDefaultConstraintExpression e) => FormatStatement("ALTER TABLE {0} ALTER COLUMN {1} DROP DEFAULT", quoter.QuoteTableName(e.TableName, e.SchemaName), quoter.QuoteColumnName(e.ColumnName));
    public override string Generate(CreateForeignKeyExpression e) => CompatibilityMode.HandleCompatibility("DuckDB: declare foreign keys in CREATE TABLE");
    public override string Generate(DeleteForeignKeyExpression e) => CompatibilityMode.HandleCompatibility("DuckDB: no DROP CONSTRAINT");
}
