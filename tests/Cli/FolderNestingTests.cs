using Bpp.Engine.Cli;

namespace Bpp.Tests.Cli;

public sealed class FolderNestingTests
{
    [Theory]
    [InlineData("/photos", "/photos", true)]
    [InlineData("/photos/", "/photos/2024/a.jpg", true)]
    [InlineData("/photos", "/photos2", false)]
    [InlineData("/photos/2024", "/photos", false)]
    [InlineData("/", "/photos", true)]
    [InlineData("/", "/", true)]
    public void Contains_Path_IsTheFolderOrBelowIt(string folder, string path, bool expected) =>
        Assert.Equal(expected, FolderNesting.Contains(folder, path));
}
