namespace Bpp.Engine.Places;

/// <summary>
/// Names the place of a coordinate, offline. A large city reaches as far as its inhabitants need at 5,000 to the square kilometre; within
/// reach of cities the one wins whose middle is relatively nearest, elsewhere the one whose edge is. Exact, by a k-d tree over points of
/// the unit sphere: poles and the antimeridian are nothing special.
/// </summary>
internal sealed class Gazetteer
{
    /// <summary>Kilometres from a city's middle within which a photo was taken there.</summary>
    public const double CityLimit = 50;

    /// <summary>Kilometres from a city's middle within which a photo was taken in its country: 200 sea miles, as far as its waters may reach.</summary>
    public const double CountryLimit = 370;

    private const double EarthRadius = 6371.0;
    private const double LargestReach = 25;

    private static readonly WeakReference<Gazetteer?> Loaded = new(null);

    private readonly GazetteerFile _file;
    private readonly float[] _points;
    private readonly float[] _reach;
    private readonly float[] _largestReach;

    private Gazetteer(GazetteerFile file)
    {
        _file = file;
        _points = new float[file.Count * 3];
        _reach = new float[file.Count];
        _largestReach = new float[file.Count];
        for (var city = 0; city < file.Count; city++)
        {
            var (latitude, longitude, population) = file.Numbers(city);
            Point(latitude, longitude, _points.AsSpan(city * 3, 3));
            _reach[city] = (float)Math.Clamp(Math.Sqrt(population / (5000 * Math.PI)), 0.1, LargestReach);
        }

        LargestReachBelow(0, file.Count);
    }

    /// <summary>The gazetteer of this installation: 20 MB, kept while somebody uses it.</summary>
    /// <exception cref="InvalidDataException">The file is no gazetteer.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Gazetteer Load()
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetTarget(out var gazetteer))
                Loaded.SetTarget(gazetteer = new Gazetteer(GazetteerFile.Read(GazetteerFile.DefaultPath)));
            return gazetteer;
        }
    }

    /// <summary>The place of a coordinate.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <returns>The place and the kilometres to its middle; null at sea and for what is no coordinate.</returns>
    public (Place Place, double Kilometres)? Find(double latitude, double longitude)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180))
            return null;
        Span<float> point = stackalloc float[3];
        Point(latitude, longitude, point);
        var best = new Best(-1, double.MaxValue, double.MaxValue);
        Search(point, 0, _file.Count, 0, ref best);
        return best.Kilometres <= CityLimit ? (_file.City(best.City), best.Kilometres)
            : best.Kilometres <= CountryLimit ? (_file.CountryOf(best.City), best.Kilometres)
            : null;
    }

    private void Search(ReadOnlySpan<float> point, int from, int until, int axis, ref Best best)
    {
        while (from < until)
        {
            var middle = (from + until) >> 1;
            var kilometres = Kilometres(point, _points.AsSpan(middle * 3, 3));
            var distance = Distance(kilometres, _reach[middle]);
            if (distance < best.Distance || (distance == best.Distance && middle < best.City))
                best = new Best(middle, distance, kilometres);

            var aside = point[axis] - _points[middle * 3 + axis];
            axis = (axis + 1) % 3;
            Search(point, aside < 0 ? from : middle + 1, aside < 0 ? middle : until, axis, ref best);
            (from, until) = aside < 0 ? (middle + 1, until) : (from, middle);
            if (from >= until || Distance(Math.Abs(aside) * EarthRadius, _largestReach[(from + until) >> 1]) >= best.Distance)
                return;
        }
    }

    /// <summary>-1 in a city's middle, 0 at the edge of its reach, then the kilometres from there. Grows with distance, shrinks with reach.</summary>
    private static double Distance(double kilometres, double reach) => kilometres < reach ? (kilometres / reach) - 1 : kilometres - reach;

    private static double Kilometres(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((x * x) + (y * y) + (z * z)) / 2));
    }

    private static void Point(double latitude, double longitude, Span<float> point)
    {
        var (sinNorth, cosNorth) = Math.SinCos(double.DegreesToRadians(latitude));
        var (sinEast, cosEast) = Math.SinCos(double.DegreesToRadians(longitude));
        (point[0], point[1], point[2]) = ((float)(cosNorth * cosEast), (float)(cosNorth * sinEast), (float)sinNorth);
    }

    private float LargestReachBelow(int from, int until)
    {
        if (from >= until)
            return 0;
        var middle = (from + until) >> 1;
        return _largestReach[middle] = Math.Max(_reach[middle], Math.Max(LargestReachBelow(from, middle), LargestReachBelow(middle + 1, until)));
    }

    private readonly record struct Best(int City, double Distance, double Kilometres);
}
