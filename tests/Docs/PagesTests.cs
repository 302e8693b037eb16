using System.Text.RegularExpressions;

namespace Bpp.Tests.Docs;

/// <summary>The pages hang together, and nothing tracked belongs to one machine only.</summary>
public sealed partial class PagesTests
{
    [Fact]
    public void Pages_EveryRelativeLink_LeadsToAFileAndHeading()
    {
        var broken = new List<string>();
        var links = 0;
        foreach (var page in Repository.Pages)
        {
            foreach (var target in Link().Matches(Fence().Replace(File.ReadAllText(page), "")).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
            {
                links++;
                if (!Leads(page, target))
                    broken.Add($"{Path.GetFileName(page)}: {target}");
            }
        }

        Assert.True(links > 5);
        Assert.Empty(broken);
    }

    [Fact]
    public void Architecture_EveryFolderOfTheCode_SaysWhatItHolds()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var folders = Repository.Files().Select(file => file.Split('/')).Where(parts => parts.Length > 2 && parts[0] is "engine" or "web" or "bench").Select(parts => parts[1]).Distinct().ToList();
        Assert.Contains("Sidecars", folders);
        Assert.DoesNotContain(folders, folder => !Regex.IsMatch(page, $"[`/]{folder}[`/]"));
    }

    [Fact]
    public void Pages_GalleryPicture_IsSmall() =>
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "docs", "images", "gallery.webp")).Length, 10_000, 300_000);

    [Fact]
    public void Files_Tracked_NameNoMachinePathAndNoRegistryHost()
    {
        var texts = Repository.Files().Where(IsOurText).ToList();
        Assert.Contains("README.md", texts);
        var found = texts.SelectMany(file => OfOneMachine().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(match => $"{file}: {match.Value}"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("see /work/room", true)]
    [InlineData("\"/root/.nuget\"", true)]
    [InlineData("/home/emma/photos", true)]
    [InlineData(@"C:\Users\emma\photos", true)]
    [InlineData("https://api.nuget.org/v3", true)]
    [InlineData("~/Pictures/2024", false)]
    [InlineData("https://keepachangelog.com/home/", false)]
    public void OfOneMachine_Text_IsRecognised(string text, bool expected) => Assert.Equal(expected, OfOneMachine().IsMatch(text));

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        return (File.Exists(file) || Directory.Exists(file)) && (parts.Length == 1 || Anchors(file).Contains(parts[1]));
    }

    private static HashSet<string> Anchors(string page) =>
        [.. Heading().Matches(Fence().Replace(File.ReadAllText(page), "")).Select(match => NotInAnchors().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    /// <summary>This file holds the examples.</summary>
    private static bool IsOurText(string file) =>
        !file.EndsWith("PagesTests.cs", StringComparison.Ordinal)
        && Path.GetExtension(file) is ".cs" or ".md" or ".sql" or ".csproj" or ".props" or ".json" or ".yml" or ".yaml" or ".config" or ".css" or ".js" or ".html" or ".txt" or ".sh" or ".awk" or "";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"(?<![\w.~/])/(work|root|home|Users|tmp/\w+-merge)/[\w.]|[A-Z]:\\Users\\\w|(api|www)\.nuget\.org|registry\.npmjs\.org|pypi\.org|localhost:\d+/v3", RegexOptions.IgnoreCase)]
    private static partial Regex OfOneMachine();
}
