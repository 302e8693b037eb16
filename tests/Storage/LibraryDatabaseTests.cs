using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Storage;

public sealed class LibraryDatabaseTests
{
    [Fact]
    public void Open_NewLibrary_HasTheViews()
    {
        using var folder = new TempFolder();
        using var database = LibraryDatabase.Open(folder["data/bpp.duckdb"]);
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "select value from settings where key = 'max_per_day'";
        Assert.Equal(3.0, command.ExecuteScalar());
    }
}
