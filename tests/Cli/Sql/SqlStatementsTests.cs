using Bpp.Engine.Cli.Sql;

namespace Bpp.Tests.Cli.Sql;

public sealed class SqlStatementsTests
{
    [Theory]
    [InlineData("select 1; select 2;", "select 1|select 2", "")]
    [InlineData("select 1; select", "select 1", "select")]
    [InlineData("select ';', \"a;b\", $$;$$ -- ;\n/* ; */ ;", "select ';', \"a;b\", $$;$$ -- ;\n/* ; */", "")]
    [InlineData("select 'it''s;'; ;;", "select 'it''s;'", "")]
    [InlineData("select 'open;", "", "select 'open;")]
    [InlineData("select 1 /* open ;", "", "select 1 /* open ;")]
    [InlineData("select 1 -- said ;", "", "select 1 -- said ;")]
    [InlineData("-- nothing\n;  ", "", "")]
    public void Split_Semicolons_EndStatementsOutsideQuotesAndComments(string text, string statements, string rest)
    {
        var (found, open) = SqlStatements.Split(text);

        Assert.Equal(statements, string.Join('|', found));
        Assert.Equal(rest, open);
    }
}
