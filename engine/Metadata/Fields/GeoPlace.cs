namespace Bpp.Engine.Metadata.Fields;

/// <summary>A plausible place on Earth.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
/// <param name="Altitude">Metres above sea level, when stated and plausible.</param>
internal sealed record GeoPlace(double Latitude, double Longitude, double? Altitude)
{
    /// <summary>From below the Mariana Trench to above the Kármán line.</summary>
    private const double Lowest = -12_000, Highest = 100_000;

    /// <summary>Null unless both coordinates are finite and in range. 0/0 is a receiver without a fix, not the Gulf of Guinea.</summary>
    public static GeoPlace? From(double? latitude, double? longitude, double? altitude)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180) || (latitude == 0 && longitude == 0))
            return null;
        return new GeoPlace(latitude.Value, longitude.Value, altitude is >= Lowest and <= Highest ? altitude : null);
    }
}
