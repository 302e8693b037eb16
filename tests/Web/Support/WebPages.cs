namespace Bpp.Tests.Web.Support;

/// <summary>The pages of a library, by address; {photo} and {day} stand for ones of the sample library.</summary>
internal static class WebPages
{
    public static readonly IReadOnlyList<string> All =
    [
        "/", "/photos/favourites", "/photos/recent", "/photos/hidden", "/photos/trash", "/photos/album/album_recent", "/picks", "/duplicates", "/albums", "/albums/rules",
        "/tags", "/calendar", "/map", "/memories", "/sql", "/import", "/export", "/jobs", "/activity", "/share", "/settings", "/settings/models", "/settings/health",
    ];
}
