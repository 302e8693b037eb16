using Bpp.Tests.Queries;

namespace Bpp.Tests.Docs;

/// <summary><c>docs/sql.md</c> says what the SQL says, and its examples run.</summary>
public sealed class SqlPageTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void SqlPage_MadeAnew_IsTheOneInDocs()
    {
        var path = Path.Combine(Repository.Root, "docs", "sql.md");
        var page = new SqlPage(_library);
        var now = page.Write();
        if (Environment.GetEnvironmentVariable("BPP_APPROVE") == "1")
            File.WriteAllText(path, now);
        Assert.Equal("", string.Join(' ', page.Unexplained));
        Assert.Empty(page.UnknownAreas());
        Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == now, "docs/sql.md is stale; `make docs` writes it anew");
    }

    [Fact]
    public void SqlPage_EachExample_RunsOnASmallLibrary()
    {
        _library.Photo(17, "2023-07-01 10:00:00", "latitude = 1, longitude = 1");
        _library.Series(17, (42, "motion_blur = 2"), (43, null));
        _library.Photo(4, "2021-02-01 10:00:00");
        _library.Execute("insert into facts.named_people values (17, 'Emma'), (4, 'Emma'), (4, 'Noah')");
        _library.Refresh();
        var examples = new SqlPage(_library).Examples.ToList();
        Assert.All(examples, example => Assert.Contains(example.Name, example.Sql, StringComparison.Ordinal));
        Assert.All(examples, example => _library.Rows(example.Sql));
        Assert.NotEmpty(_library.Rows(examples.Single(example => example.Name == "explain").Sql));
        Assert.NotEmpty(_library.Rows(examples.Single(example => example.Name == "photos").Sql));
    }
}
