using System.Net;

namespace Bpp.Web.Hosting;

/// <summary>A page that says what went wrong, made without the library, since that may be what is wrong.</summary>
internal static class ErrorPage
{
    public static Task WriteAsync(HttpContext context, int status, string error)
    {
        var language = Texts.Of(context);
        var title = Texts.In(language, status == StatusCodes.Status404NotFound ? Texts.Key("Not here") : Texts.Key("That did not work"));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} – Bpp</title><link rel="stylesheet" href="/css/app.css"></head>
            <body class="plain"><main class="empty"><h1>{title}</h1><p>{WebUtility.HtmlEncode(Sentences.In(language, error))}</p><p><a class="button" href="/">{Texts.In(language, Texts.Key("Back to the library"))}</a></p></main></body>
            </html>
            """);
    }
}
