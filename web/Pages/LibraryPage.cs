using Bpp.Engine.Storage;
using Bpp.Web.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bpp.Web.Pages;

/// <summary>
/// What every page of a library has: the shell's facts, a JSON twin (<c>?format=json</c>, or a request for JSON) made of <see cref="Twin"/>,
/// and the SQL behind it in <see cref="Statements"/>.
/// </summary>
internal abstract class LibraryPage(ServedLibrary library) : PageModel
{
    protected ServedLibrary Library { get; } = library;

    /// <summary>The page's name: in the title bar and the heading.</summary>
    public abstract string Heading { get; }

    /// <summary>The entry of the sidebar that is marked as the current one, by its address; null for none.</summary>
    public virtual string? Place => Request.Path.Value;

    /// <summary>What the page shows, as it goes out as JSON.</summary>
    public abstract object Twin { get; }

    /// <summary>The queries behind the page, shown by "as SQL".</summary>
    public virtual IReadOnlyList<ListStatement> Statements => [];

    /// <summary>Modules below <c>/js/</c> that the page needs besides the shell's.</summary>
    public virtual IReadOnlyList<string> Scripts => [];

    public long Version => Library.Version;

    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        var wantsJson = Request.Query["format"] == "json" || Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);
        if (wantsJson && HttpMethods.IsGet(Request.Method) && context.Exception is null && context.Result is PageResult or null)
            context.Result = new JsonResult(Twin);
    }

    /// <summary>Rows of a query of the library.</summary>
    protected List<T> Query<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params object?[] parameters)
    {
        using var connection = Library.Database.Connect();
        return connection.Query(sql, read, parameters);
    }
}
