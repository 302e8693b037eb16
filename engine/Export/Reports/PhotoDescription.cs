namespace Bpp.Engine.Export.Reports;

/// <summary>The facts of a photo that a manifest tells. Where metadata is stripped, the place, the camera and the exposure stay out of the manifest as well.</summary>
internal sealed record PhotoDescription(
    string Format,
    int Width,
    int Height,
    DateTime? TakenAt,
    string? DateSource,
    string? CameraMake,
    string? CameraModel,
    string? Lens,
    double? ExposureTime,
    double? FNumber,
    int? Iso,
    double? FocalLength,
    double? Latitude,
    double? Longitude,
    int? Rating,
    double? Score)
{
    public static PhotoDescription Of(ExportItem item, bool strip)
    {
        var description = new PhotoDescription(
            item.Format.ToString().ToLowerInvariant(),
            item.Width,
            item.Height,
            item.TakenAt,
            item.DateSource,
            item.CameraMake,
            item.CameraModel,
            item.Lens,
            item.ExposureTime,
            item.FNumber,
            item.Iso,
            item.FocalLength,
            item.Latitude,
            item.Longitude,
            item.Rating,
            item.Score);
        return !strip ? description : description with
        {
            CameraMake = null,
            CameraModel = null,
            Lens = null,
            ExposureTime = null,
            FNumber = null,
            Iso = null,
            FocalLength = null,
            Latitude = null,
            Longitude = null,
        };
    }
}
