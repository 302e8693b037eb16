using Bpp.Engine.People;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Pipeline;

/// <summary>Looks at the faces that somebody drew or moved since their photos were analysed, so that they can be compared with others.</summary>
internal static class PlacedFaceReading
{
    /// <param name="database">The library, its people up to date.</param>
    /// <param name="analyser">Looks.</param>
    /// <param name="sourceId">Only photos of this folder, whose files have just been seen.</param>
    /// <param name="root">Of the source.</param>
    /// <param name="stop">The rest waits for the next run.</param>
    /// <returns>Whether something was read; then people are to be brought up to date once more.</returns>
    public static bool Run(LibraryDatabase database, IPhotoAnalyser analyser, int sourceId, string root, CancellationToken stop)
    {
        using var connection = database.Connect();
        var readings = new List<FaceReadingRow>();
        foreach (var photo in FaceReadings.Unread(connection, sourceId).GroupBy(box => (box.PhotoId, box.Path)))
        {
            if (stop.IsCancellationRequested)
                break;
            try
            {
                if (analyser.ReadFaces(Path.Combine(root, photo.Key.Path), [.. photo.Select(box => box.Box)], stop) is not { } faces)
                    return false;
                readings.AddRange(faces.Select(face => new FaceReadingRow(photo.Key.PhotoId, face)));
            }
            catch (PhotoException)
            {
                // Its file was readable when it was analysed, and may be again at the next run.
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        if (readings.Count > 0)
            FaceReadings.Add(connection, readings);
        return readings.Count > 0;
    }
}
