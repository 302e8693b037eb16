using System.Text;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.Generic;
using Microsoft.Extensions.Options;

namespace Bpp.Migrations.DuckDb;

/// <summary>The statements in which DuckDB differs from standard SQL.</summary>
internal sealed class DuckDbGenerator(DuckDbColumn column, DuckDbQuoter quoter, IOptions<GeneratorOptions> options)
    : GenericGenerator(column, quoter, new EmptyDescriptionGenerator(), options)
{
    public override string GeneratorId => DuckDbProcessor.Name;

    public override List<string> GeneratorIdAliases => [DuckDbProcessor.Name];

    public override string Generate(CreateSequenceExpression expression)
    {
        var sequence = expression.Sequence;
        var sql = new StringBuilder($"CREATE SEQUENCE {quoter.QuoteSequenceName(sequence.Name, sequence.SchemaName)}");
        AppendIfSet(sql, "INCREMENT BY", sequence.Increment);
        AppendIfSet(sql, "MINVALUE", sequence.MinValue);
        AppendIfSet(sql, "MAXVALUE", sequence.MaxValue);
        AppendIfSet(sql, "START WITH", sequence.StartWith);
        if (sequence.Cycle)
            sql.Append(" CYCLE");
        return AppendSqlStatementEndToken(sql).ToString();
    }

    /// <summary>ADD COLUMN takes no constraint: NOT NULL follows in a statement of its own.</summary>
    public override string Generate(CreateColumnExpression expression)
    {
        var isNullable = expression.Column.IsNullable;
        expression.Column.IsNullable = true;
        var add = base.Generate(expression);
        expression.Column.IsNullable = isNullable;
        return isNullable == true ? add : $"{add.TrimEnd().TrimEnd(';')}; {Change(expression.SchemaName, expression.TableName, expression.Column.Name, "SET NOT NULL")}";
    }

    public override string Generate(AlterColumnExpression expression) =>
        Change(expression.SchemaName, expression.TableName, expression.Column.Name, $"SET DATA TYPE {TypeOf(expression.Column)}");

    public override string Generate(AlterDefaultConstraintExpression expression) =>
        Change(expression.SchemaName, expression.TableName, expression.ColumnName, $"SET DEFAULT {quoter.QuoteValue(expression.DefaultValue)}");

    public override string Generate(DeleteDefaultConstraintExpression expression) =>
        Change(expression.SchemaName, expression.TableName, expression.ColumnName, "DROP DEFAULT");

    public override string Generate(CreateForeignKeyExpression expression) =>
        CompatibilityMode.HandleCompatibility("DuckDB declares foreign keys in CREATE TABLE only");

    public override string Generate(DeleteForeignKeyExpression expression) =>
        CompatibilityMode.HandleCompatibility("DuckDB cannot drop constraints");

    private static void AppendIfSet(StringBuilder sql, string clause, long? value)
    {
        if (value is { } number)
            sql.Append(' ').Append(clause).Append(' ').Append(number);
    }

    private string TypeOf(ColumnDefinition definition) => column.TypeOf(definition);

    private string Change(string? schema, string table, string name, string change) =>
        FormatStatement("ALTER TABLE {0} ALTER COLUMN {1} {2}", quoter.QuoteTableName(table, schema), quoter.QuoteColumnName(name), change);
}
