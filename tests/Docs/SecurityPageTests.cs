using System.Text.RegularExpressions;

namespace Bpp.Tests.Docs;

/// <summary>Each defence that docs/security.md names is proven by a test that exists.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    [Fact]
    public void SecurityPage_EveryTestItNames_Exists()
    {
        var tests = typeof(SecurityPageTests).Assembly.GetTypes().Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal)).ToList();
        var methods = tests.SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToList();
        var named = Named().Matches(Page).Select(match => match.Groups["test"].Value).Distinct().ToList();
        Assert.True(named.Count > 30);
        Assert.Empty(named.Where(name => !tests.Exists(type => type.Name == name) && !methods.Exists(method => IsMethod(method, name))).ToList());
    }

    /// <summary>With or without its class, and cut short by an ellipsis.</summary>
    private static bool IsMethod(string method, string name) =>
        name.EndsWith('…')
            ? method.StartsWith(name[..^1], StringComparison.Ordinal) || method.Contains("." + name[..^1], StringComparison.Ordinal)
            : method == name || method.EndsWith("." + name, StringComparison.Ordinal);

    [GeneratedRegex(@"`(?<test>[A-Z]\w*Tests(\.[A-Z]\w+…?)?|[A-Z]\w+_\w*…?)`")]
    private static partial Regex Named();
}
