using Bpp.Web.Hosting;

namespace Bpp.Web.Pages;

/// <summary>The SQL workbench.</summary>
internal sealed class SqlModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const string SchemaSql = """
        select columns.table_name, any_value(views.comment), list(columns.column_name order by columns.column_index), list(columns.data_type order by columns.column_index)
        from duckdb_columns() as columns
        inner join duckdb_views() as views
            on views.view_name = columns.table_name
            and views.schema_name = columns.schema_name
        where columns.schema_name = 'main'
            and not views.internal
            and not regexp_matches(columns.table_name, '_v\d+$')
        group by columns.table_name
        order by columns.table_name
        """;

    public string Asked { get; private set; } = "";

    public string Nonce => SecurityHeaders.NonceOf(HttpContext);

    public IReadOnlyList<View> Views { get; private set; } = [];

    public override string Heading => texts["SQL workbench"];

    public override object Twin => new { views = Views };

    public override IReadOnlyList<string> Scripts => ["sql.js"];

    /// <param name="q">A query to start with.</param>
    public void OnGet(string? q)
    {
        Asked = string.IsNullOrWhiteSpace(q) ? "select photo_id, file_name, score\nfrom photos\ninner join photo_scores using (photo_id)\norder by score desc\nlimit 50" : q.Length <= 20_000 ? q : q[..20_000];
        Views = Query(SchemaSql, row => new View(row.GetString(0), row.IsDBNull(1) ? "" : row.GetString(1), row.GetFieldValue<List<string>>(2), row.GetFieldValue<List<string>>(3)));
    }

    /// <param name="Name">To ask from.</param>
    /// <param name="Comment">Its grain and columns.</param>
    /// <param name="Columns">In order.</param>
    /// <param name="Types">Of the columns.</param>
    internal sealed record View(string Name, string Comment, IReadOnlyList<string> Columns, IReadOnlyList<string> Types);
}
