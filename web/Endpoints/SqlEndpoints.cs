using System.Diagnostics;
using Bpp.Engine.Cli;
using Bpp.Engine.Library.Sql;

namespace Bpp.Web.Endpoints;

/// <summary>The workbench's questions: read-only, with the limits of the settings and of rows, and gone when the page stops waiting.</summary>
internal static class SqlEndpoints
{
    private const int MostRows = 2000;
    private const int MostLetters = 100_000;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/sql", AskAsync);

    private static async Task<IResult> AskAsync(SqlRequest request, ServedLibrary library, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Sql) || request.Sql.Length > MostLetters)
            throw new UserException("Write a query first.", ExitCode.Usage);
        var watch = Stopwatch.StartNew();
        var rows = new RowCollector();
        var complete = await Task.Run(() => new SqlConsole(library.Database).Run(request.Sql, rows, timeLimit: null, MostRows, context.RequestAborted), context.RequestAborted);
        return Results.Json(new { columns = rows.Columns, rows = rows.Rows, complete, milliseconds = watch.ElapsedMilliseconds });
    }

    /// <param name="Sql">One SELECT.</param>
    internal sealed record SqlRequest(string? Sql);
}
