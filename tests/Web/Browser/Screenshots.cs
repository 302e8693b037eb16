using Bpp.Tests.Docs;

namespace Bpp.Tests.Web.Browser;

/// <summary>Pictures of pages, for people to look at: artifacts/screenshots.</summary>
internal static class Screenshots
{
    public static string PathOf(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + ".png");
    }
}
