using System.Text.RegularExpressions;
using Bpp.Queries;
using Bpp.Tests.Docs;

namespace Bpp.Tests.Queries;

/// <summary>Each public view and macro has a test that asks it.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Queries_EachViewAndMacro_IsAskedByATest()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Empty(QueryCatalog.Files.Where(file => !IsAsked(file.Name, tests)).Select(file => file.Path));
        Assert.False(IsAsked("no_such_view", tests));
    }

    private static bool IsAsked(string name, string tests) => Regex.IsMatch(tests, $@"\b(from|join) {name}\b(?!\.)|\bselect (\w+, )*{name}\(");
}
