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
        return context.Response.WriteAsJsonAsync(new { ok = false, code, error = Sentences.In(Texts.Of(context), error) });
    }

    /// <summary>Answers errors of a request: a user's mistake as 400 with its words, a missing thing as 404, ours as 500.</summary>
    public static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (IsBareError(context.Response))
                await AnswerAsync(context, context.Response.StatusCode, WordsOf(context.Response.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, code, error) = exception switch
            {
                NotFoundException missing => (StatusCodes.Status404NotFound, "not_found", missing.Message),
                ConflictException conflict => (StatusCodes.Status409Conflict, "conflict", conflict.Message),
                UserException mistake => (StatusCodes.Status400BadRequest, "refused", mistake.Message),
                ModelException model => (StatusCodes.Status400BadRequest, "model", model.Message),
                BadHttpRequestException bad => (bad.StatusCode, "bad_request", "The request could not be read."),
                DuckDBException database => (StatusCodes.Status500InternalServerError, "database", FirstLine(database.Message)),
                _ => (StatusCodes.Status500InternalServerError, "internal", "Something went wrong inside Bpp; the log has it."),
            };
            if (status == StatusCodes.Status500InternalServerError)
                Failed(context.RequestServices.GetRequiredService<ILogger<WebServer>>(), context.Request.Method, context.Request.Path, exception);
            await AnswerAsync(context, status, (code, error));
        }
    }

    /// <summary>An error that nobody has put in words: no such address, a request that could not be read.</summary>
    private static bool IsBareError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null };

    private static (string Code, string Error) WordsOf(int status) => status switch
    {
        StatusCodes.Status403Forbidden => ("forbidden", "This is not allowed."),
        StatusCodes.Status404NotFound => ("not_found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => ("not_allowed", "This address does not take such a request."),
        StatusCodes.Status413PayloadTooLarge => ("too_large", "The request is too large."),
        StatusCodes.Status415UnsupportedMediaType => ("bad_request", "The request must be JSON."),
        _ => ("bad_request", "The request could not be read."),
    };

    /// <summary>As a page for who asked for one, else in the shape of all errors.</summary>
    private static Task AnswerAsync(HttpContext context, int status, (string Code, string Error) words) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? ErrorPage.WriteAsync(context, status, words.Error)
            : WriteAsync(context, status, words.Code, words.Error);

    [LoggerMessage(LogLevel.Error, "{method} {path} failed")]
    private static partial void Failed(ILogger logger, string method, string path, Exception exception);

    private static string FirstLine(string message) => message.Split('\n', 2)[0];
}
