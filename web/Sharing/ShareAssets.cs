using Microsoft.AspNetCore.StaticFiles;

namespace Bpp.Web.Sharing;

/// <summary>The page of devices: the files of <c>wwwroot/share</c>, three that it has in common with the owner's pages, and nothing else.</summary>
internal static class ShareAssets
{
    private static readonly string[] Common = ["icon.svg", "lib/icons.svg", "lib/inter.woff2"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var types = new FileExtensionContentTypeProvider();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "share")).Concat(Common.Select(name => Path.Combine(root, name))))
        {
            var name = Path.GetFileName(path);
            var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            app.MapGet(name == "index.html" ? "/" : "/" + name, () => Results.File(path, type)).WithMetadata(new RequiresRight(Right.Public));
        }
    }
}
