using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise;

/// <summary>What may be meant by a name that DuckDB does not know: columns and views are renamed in the course of years.</summary>
internal static partial class SqlRemedy
{
    private const int Most = 5;

    /// <summary>A sentence with the nearest names; null where no name is missing.</summary>
    /// <param name="database">The library.</param>
    /// <param name="form">Of the album: a condition can only name columns of photo_columns.</param>
    /// <param name="words">DuckDB's.</param>
    public static string? Of(LibraryDatabase database, string form, string words)
    {
        var (name, isColumn) = MissingColumn().Match(words) is { Success: true } column ? (column.Groups["name"].Value, true)
            : MissingTable().Match(words) is { Success: true } table ? (table.Groups["name"].Value, false)
            : (null, false);
        if (name is null)
            return null;
        var near = Near(name, Known(database, form, isColumn));
        return near.Count > 0
            ? $"Nearest to '{name}': {string.Join(", ", near)}"
            : $"`bpp sql \"{(isColumn ? "describe photo_columns" : "show tables")}\"` lists the {(isColumn ? "columns" : "views")} there are";
    }

    private static List<string> Near(string name, IReadOnlyCollection<string> known)
    {
        var similar = NearestNames.Of(name, known);
        // camera for camera_model, aperture_value for …: a part of the name stayed
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 2).ToList();
        return [.. similar
            .Concat(known.Where(other => other.Contains(name, StringComparison.OrdinalIgnoreCase) || parts.Any(part => other.Split('_').Contains(part, StringComparer.OrdinalIgnoreCase))).Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Take(Most)];
    }

    private static List<string> Known(LibraryDatabase database, string form, bool isColumn)
    {
        using var connection = database.Connect();
        if (!isColumn)
            return connection.Query(@"select view_name from duckdb_views() where schema_name = 'main' and not internal and not regexp_matches(view_name, '_v\d+$')", row => row.GetString(0));
        var columns = connection.Query(
            @"select distinct column_name from duckdb_columns() where schema_name = 'main' and not internal and not regexp_matches(table_name, '_v\d+$') and ($1 or table_name = 'photo_columns')",
            row => row.GetString(0),
            form == "sql");
        return form == "sql" ? columns : [.. columns, "person", "tag"];
    }

    [GeneratedRegex("Referenced column \"(?<name>[^\"]{1,200})\" (not found|was not found)|does not have a column named \"(?<name>[^\"]{1,200})\"|column named (?<name>\\w{1,200}) .*not")]
    private static partial Regex MissingColumn();

    [GeneratedRegex("Table with name \"?(?<name>[^\"\\s]{1,200}?)\"? does not exist")]
    private static partial Regex MissingTable();
}
