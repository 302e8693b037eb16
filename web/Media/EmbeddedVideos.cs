using Bpp.Engine.Metadata;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;

namespace Bpp.Web.Media;

/// <summary>Opens the moving part of a motion photo, which lies in the photo's own file.</summary>
internal static class EmbeddedVideos
{
    private const string Sql = """
        select video.starts_at, video.length
        from facts.embedded_videos as video
        inner join facts.photos as photo using (photo_id)
        where photo.sha256 = $1
        """;

    /// <returns>A stream of the video alone; the caller disposes of it.</returns>
    /// <exception cref="NotFoundException">The photo has no moving part, or its file has become too short to hold it.</exception>
    public static Stream Open(ServedLibrary library, string hash, PhotoSource source)
    {
        using var connection = library.Database.Connect();
        if (connection.Query(Sql, row => new EmbeddedVideo(row.GetInt64(0), row.GetInt64(1)), hash) is not [var video, ..])
            throw new NotFoundException("This photo is no video.");
        var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        if (video.Start <= file.Length - video.Length)
            return new StreamPart(file, video.Start, video.Length);
        file.Dispose();
        throw new NotFoundException("The file of this photo has changed since it was analysed. Analyse its folder again.");
    }
}
