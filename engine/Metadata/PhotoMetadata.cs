namespace Bpp.Engine.Metadata;

/// <summary>What a file, its sidecars and its exporter say about a photo. Everything is optional; nothing is guessed.</summary>
public sealed record PhotoMetadata
{
    public static PhotoMetadata Empty { get; } = new();

    public CaptureTime? Taken { get; init; }

    public string? CameraMake { get; init; }

    public string? CameraModel { get; init; }

    public string? Lens { get; init; }

    /// <summary>Seconds.</summary>
    public double? ExposureTime { get; init; }

    public double? FNumber { get; init; }

    public int? Iso { get; init; }

    /// <summary>Millimetres.</summary>
    public double? FocalLength { get; init; }

    /// <summary>Millimetres, 35 mm equivalent.</summary>
    public double? FocalLength35 { get; init; }

    public bool? Flash { get; init; }

    /// <summary>Degrees north, −90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, −180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>Metres above sea level.</summary>
    public double? Altitude { get; init; }

    /// <summary>0–5, or −1 for rejected, as in <c>xmp:Rating</c>.</summary>
    public int? Rating { get; init; }

    /// <summary>True where an export such as Takeout says so; nobody says false.</summary>
    public bool? Favourite { get; init; }

    /// <summary>Colour label as written by the tool that set it (<c>xmp:Label</c>).</summary>
    public string? Label { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Distinct, in order of appearance.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Names of people stated by XMP (PersonInImage, MWG regions), osxphotos or Takeout; distinct.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Faces the file names, as it states them.</summary>
    public IReadOnlyList<StoredRegion> StoredRegions { get; init; } = [];

    /// <summary>The same in the upright photo; empty until its orientation is known.</summary>
    public IReadOnlyList<NamedRegion> Regions { get; init; } = [];

    /// <summary>Which sidecars were read, see <see cref="Metadata.Sidecars.SidecarStamp"/>.</summary>
    public string Sidecars { get; init; } = "";

    /// <summary>Apple's content identifier, which pairs a Live Photo's still with its motion.</summary>
    public string? ContentIdentifier { get; init; }

    /// <summary>The moving part that lies in the photo's own file; null for most.</summary>
    public EmbeddedVideo? EmbeddedVideo { get; init; }

    /// <summary>Software that wrote the file (EXIF Software / xmp:CreatorTool).</summary>
    public string? Software { get; init; }
}
