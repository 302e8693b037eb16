using Bpp.Engine.Cli;
using Bpp.Engine.Models;
using DuckDB.NET.Data;

namespace Bpp.Web.Hosting;

/// <summary>The one shape of an error: <c>{"ok": false, "code": …, "error": …}</c>, for people without paths or stack traces.</summary>
internal static partial class Problems
{
    public static Task WriteAsync(HttpContext context, int status, string code, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { ok = false, code, error });
    }

    /// <summary>Answers errors of a request: a user's mistake as 400 with its words, a missing thing as 404, ours as 500.</summary>
    public static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, code, error) = exception switch
            {
                NotFoundException missing => (StatusCodes.Status404NotFound, "not_found", missing.Message),
                UserException mistake => (StatusCodes.Status400BadRequest, "refused", mistake.Message),
                ModelException model => (StatusCodes.Status400BadRequest, "model", model.Message),
                BadHttpRequestException bad => (bad.StatusCode, "bad_request", "The request could not be read."),
                DuckDBException database => (StatusCodes.Status500InternalServerError, "database", FirstLine(database.Message)),
                _ => (StatusCodes.Status500InternalServerError, "internal", "Something went wrong inside Bpp; the log has it."),
            };
            if (status == StatusCodes.Status500InternalServerError)
                Failed(context.RequestServices.GetRequiredService<ILogger<WebServer>>(), context.Request.Method, context.Request.Path, exception);
            var isPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
            if (isPage)
                await ErrorPage.WriteAsync(context, status, error);
            else
                await WriteAsync(context, status, code, error);
        }
    }

    [LoggerMessage(LogLevel.Error, "{method} {path} failed")]
    private static partial void Failed(ILogger logger, string method, string path, Exception exception);

    private static string FirstLine(string message) => message.Split('\n', 2)[0];
}
