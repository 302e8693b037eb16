using Bpp.Queries;

namespace Bpp.Tests.Queries;

public sealed class ReleasedLockTests
{
    [Fact]
    public void Load_ThisBuild_KeepsEveryReleasedFile() => Assert.Empty(ReleasedLock.Load().Violations(QueryCatalog.Files));

    [Fact]
    public void Violations_ChangedOrVanished_AreNamed()
    {
        var kept = new QueryFile("library", "kept", 1, "select 1");
        var edited = new QueryFile("library", "edited", 1, "select 1");
        var gone = new QueryFile("library", "gone", 1, "select 1");
        var released = ReleasedLock.Parse(ReleasedLock.Parse("").Release([kept, edited, gone]));

        Assert.Empty(released.Violations([kept, edited, gone, new QueryFile("library", "kept", 2, "select 2")]));
        Assert.Collection(
            released.Violations([kept, edited with { Sql = "select 2" }]),
            one => Assert.Contains("library/edited.v1.sql is released and must not change", one, StringComparison.Ordinal),
            one => Assert.Contains("library/gone.v1.sql is released and must stay", one, StringComparison.Ordinal));
        Assert.Equal(kept.Sha256, ReleasedLock.Parse(released.Release([kept with { Sql = "select 3" }])).Hashes[kept.Path]);
    }

    [SkippableFact]
    public void Release_WhenAsked_WritesTheLock()
    {
        var path = Environment.GetEnvironmentVariable("BPP_RELEASE_QUERIES");
        Skip.If(string.IsNullOrEmpty(path), "BPP_RELEASE_QUERIES does not name a lock file: nothing is being released");
        File.WriteAllText(path, ReleasedLock.Load().Release(QueryCatalog.Files));
    }
}
