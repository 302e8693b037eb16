namespace Bpp.Engine.Metadata;

/// <summary>Joins what several sources say about one photo.</summary>
internal static class MetadataMerge
{
    /// <summary>
    /// What the camera knows comes from the file before its sidecars; what people say (title, rating, place, …) from the sidecars
    /// before the file, because that is where a tool writes that leaves originals alone. Keywords and people are united.
    /// </summary>
    /// <param name="exif">What the camera wrote into the file.</param>
    /// <param name="described">What programs wrote into the file (XMP, IPTC, a movie's header), most trusted first.</param>
    /// <param name="sidecars">XMP and osxphotos' sidecars, most trusted first.</param>
    /// <param name="exporters">What an export such as Takeout adds, used last.</param>
    public static PhotoMetadata Merge(
        MetadataPart exif,
        IReadOnlyList<MetadataPart> described,
        IReadOnlyList<MetadataPart> sidecars,
        IReadOnlyList<MetadataPart> exporters)
    {
        PhotoMetadata[] camera = [exif.Values, .. Values(described), .. Values(sidecars), .. Values(exporters)];
        PhotoMetadata[] people = [.. Values(sidecars), .. Values(described), exif.Values, .. Values(exporters)];
        var place = Values(sidecars).Concat(camera).FirstOrDefault(part => part.Latitude is not null && part.Longitude is not null);
        return new PhotoMetadata
        {
            CameraMake = First(camera, part => part.CameraMake),
            CameraModel = First(camera, part => part.CameraModel),
            Lens = First(camera, part => part.Lens),
            ExposureTime = First(camera, part => part.ExposureTime),
            FNumber = First(camera, part => part.FNumber),
            Iso = First(camera, part => part.Iso),
            FocalLength = First(camera, part => part.FocalLength),
            FocalLength35 = First(camera, part => part.FocalLength35),
            Flash = First(camera, part => part.Flash),
            Software = First(camera, part => part.Software),
            ContentIdentifier = First(camera, part => part.ContentIdentifier),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            Altitude = place?.Altitude,
            Rating = First(people, part => part.Rating),
            Favourite = First(people, part => part.Favourite),
            Label = First(people, part => part.Label),
            Title = First(people, part => part.Title),
            Description = First(people, part => part.Description),
            Keywords = MetadataText.Lines(people.SelectMany(part => part.Keywords)),
            People = MetadataText.Lines(people.SelectMany(part => part.People)),
            // A sidecar's regions are the later word on the same faces.
            StoredRegions = people.Select(part => part.StoredRegions).FirstOrDefault(regions => regions.Count > 0) ?? [],
        };
    }

    private static IEnumerable<PhotoMetadata> Values(IReadOnlyList<MetadataPart> parts) => parts.Select(part => part.Values);

    private static string? First(PhotoMetadata[] parts, Func<PhotoMetadata, string?> field) =>
        parts.Select(field).FirstOrDefault(value => value is not null);

    private static T? First<T>(PhotoMetadata[] parts, Func<PhotoMetadata, T?> field)
        where T : struct => parts.Select(field).FirstOrDefault(value => value is not null);
}
