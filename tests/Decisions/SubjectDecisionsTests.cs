using Bpp.Engine.Decisions;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Decisions;

/// <summary>That a batch renews them is asked in <see cref="PhotoDecisionsTests"/>, in one property for both tables.</summary>
public sealed class SubjectDecisionsTests : IDisposable
{
    private readonly QueryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Refresh_HistoryChangedBehindItsBack_FollowsIt()
    {
        _library.Execute("insert into decisions.events (batch, happened_at, actor, kind, subject, value) values ('b', timestamp '2024-01-01', 'owner', 'set', 'max_per_day', '5')");
        Assert.Equal(["3"], _library.Rows("select value from settings where key = 'max_per_day'"));

        using var connection = _library.Database.Connect();
        SubjectDecisions.Refresh(connection);

        Assert.Equal(["5"], _library.Rows("select value from settings where key = 'max_per_day'"));
    }
}
