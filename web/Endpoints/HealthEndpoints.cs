using System.Reflection;
using Bpp.Engine.Storage;
using Bpp.Web.Jobs;
using DuckDB.NET.Data;

namespace Bpp.Web.Endpoints;

/// <summary><c>GET /health</c> for whoever watches the server, and the thorough check as a job.</summary>
internal static class HealthEndpoints
{
    private static readonly string Version = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health", Answer);
        app.MapPost("/api/check", Check);
    }

    /// <summary>200 while the database answers, else 503; says nothing about the library.</summary>
    private static IResult Answer(HttpContext context, ServedLibrary library)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            using var connection = library.Database.Connect();
            connection.Scalar<long>("select count(*) from facts.sources");
            return Results.Json(new { status = "ok", version = Version });
        }
        catch (Exception exception) when (exception is DuckDBException or ObjectDisposedException or InvalidOperationException)
        {
            return Results.Json(new { status = "failing", version = Version }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Check(CheckRequest request, JobRunner runner, CheckWork work) =>
        Results.Json(new { ok = true, job = JobRunner.Shape(runner.Start("check", new Phrase(request.Files ? "Check the database and every photo" : "Check the database"), job => work.RunAsync(job, request.Files))) });

    /// <param name="Files">Also read every photo file.</param>
    internal sealed record CheckRequest(bool Files);
}
