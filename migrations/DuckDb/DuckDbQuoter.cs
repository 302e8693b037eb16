using System.Globalization;
using FluentMigrator;
using FluentMigrator.Runner.Generators.Generic;

namespace Bpp.Migrations.DuckDb;

/// <summary>Literals in DuckDB's syntax.</summary>
internal sealed class DuckDbQuoter : GenericQuoter
{
    public override string FormatBool(bool value) => value ? "TRUE" : "FALSE";

    public override string FormatNationalString(string value) => FormatAnsiString(value);

    public override string FormatDateTime(DateTime value) =>
        string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP '{value:yyyy-MM-dd HH:mm:ss.ffffff}'");

    public override string FormatDateTimeOffset(DateTimeOffset value) =>
        string.Create(CultureInfo.InvariantCulture, $"TIMESTAMPTZ '{value:yyyy-MM-dd HH:mm:ss.ffffffzzz}'");

    public override string FormatSystemMethods(SystemMethods value) => value switch
    {
        SystemMethods.NewGuid => "uuid()",
        SystemMethods.CurrentUTCDateTime => "(now() AT TIME ZONE 'UTC')",
        SystemMethods.CurrentDateTime or SystemMethods.CurrentDateTimeOffset => "now()",
        _ => base.FormatSystemMethods(value),
    };

    protected override string FormatByteArray(byte[] value) => $"unhex('{Convert.ToHexString(value)}')";
}
