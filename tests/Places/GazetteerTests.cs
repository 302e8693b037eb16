using Bpp.Engine.Places;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bpp.Tests.Places;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Known = Gazetteer.Load();

    [Theory]
    [InlineData(48.8584, 2.2945, "Paris", "Île-de-France", "France", "FR")]
    [InlineData(40.7580, -73.9855, "New York City", "New York", "United States", "US")]
    [InlineData(35.6595, 139.7005, "Tokyo", "Tokyo", "Japan", "JP")]
    [InlineData(48.1374, 11.5755, "Munich", "Bavaria", "Germany", "DE")]
    [InlineData(41.8902, 12.4922, "Rome", "Lazio", "Italy", "IT")]
    [InlineData(-33.8568, 151.2153, "Sydney", "New South Wales", "Australia", "AU")]
    [InlineData(-22.9519, -43.2105, "Rio de Janeiro", "Rio de Janeiro", "Brazil", "BR")]
    [InlineData(-33.9249, 18.4241, "Cape Town", "Western Cape", "South Africa", "ZA")]
    [InlineData(22.3193, 114.1694, "Kowloon", "Kowloon City", "Hong Kong", "HK")]
    [InlineData(64.1466, -21.9426, "Reykjavík", "Capital Region", "Iceland", "IS")]
    [InlineData(-54.8019, -68.3030, "Ushuaia", "Tierra del Fuego", "Argentina", "AR")]
    [InlineData(78.2232, 15.6267, "Longyearbyen", "Svalbard", "Svalbard & Jan Mayen", "SJ")]
    public void Find_KnownCoordinate_NamesItsPlace(double latitude, double longitude, string city, string? region, string country, string code)
    {
        var place = Known.Find(latitude, longitude)!.Value.Place;

        Assert.Equal((city, region, country, code), (place.City, place.Region, place.Country, place.CountryCode));
    }

    [Fact]
    public void Find_BesideTheAntimeridian_LooksAcrossIt()
    {
        // Taveuni in Fiji lies on it; the towns are to the west.
        var west = Known.Find(-16.80, 179.99)!.Value;
        var east = Known.Find(-16.80, -179.99)!.Value;

        Assert.Equal(("FJ", "FJ"), (west.Place.CountryCode, east.Place.CountryCode));
        Assert.InRange(east.Kilometres - west.Kilometres, 0, 5);
        Assert.Equal(Known.Find(10, 180), Known.Find(10, -180));
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 180)]
    [InlineData(0, 0)]
    [InlineData(-48.8767, -123.3933)]
    public void Find_FarFromEverything_IsNull(double latitude, double longitude) => Assert.Null(Known.Find(latitude, longitude));

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(90.0001, 0)]
    [InlineData(0, -180.0001)]
    public void Find_NoCoordinate_IsNull(double latitude, double longitude) => Assert.Null(Known.Find(latitude, longitude));

    [Fact]
    public void Find_InTheDesert_KnowsTheCountryOnly()
    {
        // the Great Sandy Desert
        var place = Known.Find(-23.0, 126.0)!.Value;

        Assert.Equal((null, null, "Australia"), (place.Place.City, place.Place.Region, place.Place.Country));
        Assert.InRange(place.Kilometres, Gazetteer.CityLimit, Gazetteer.CountryLimit);
        Assert.True(place.Place.Id < 0);
    }

    [Fact]
    public void Find_BetweenAVillageAndACity_ACityReachesFartherThanAVillage()
    {
        // Paris ends where the suburb's own middle is near.
        Assert.Equal("Paris", Known.Find(48.8738, 2.2950)!.Value.Place.City);
        Assert.Equal("Versailles", Known.Find(48.8049, 2.1204)!.Value.Place.City);
    }

    [Fact]
    public void Find_CityWithOtherNames_HasThemAndTheCountrys()
    {
        var place = Known.Find(48.1374, 11.5755)!.Value.Place;
        var names = place.OtherNames.Split('|');

        Assert.Contains("Muenchen", names);
        Assert.Contains("Deutschland", place.CountryNames.Split('|'));
        Assert.DoesNotContain("MUC", names);
    }

    [Property(MaxTest = 10)]
    public Property Find_AnyCoordinate_IsTheBestOfAllCities() => Prop.ForAll(
        (from north in Gen.Choose(-9000, 9000) from east in Gen.Choose(-18000, 18000) select (north / 100.0, east / 100.0)).ToArbitrary(),
        at =>
        {
            var found = Known.Find(at.Item1, at.Item2);
            var best = Cities.Min(city => Weighted(at, city));
            var kilometres = found?.Kilometres;
            if (kilometres is null)
                return best > Gazetteer.CountryLimit - 25;
            if (found!.Value.Place.City is null)
                return best > Gazetteer.CityLimit - 25 && best <= Gazetteer.CountryLimit;
            var place = found.Value.Place;
            return Math.Abs(Weighted(at, (place.Latitude!.Value, place.Longitude!.Value, (int)place.Population!.Value)) - best) < 0.01;
        });

    private static readonly Lazy<List<(double Latitude, double Longitude, int Population)>> AllCities = new(() =>
    {
        var file = GazetteerFile.Read(GazetteerFile.DefaultPath);
        return [.. Enumerable.Range(0, file.Count).Select(file.Numbers)];
    });

    private static List<(double Latitude, double Longitude, int Population)> Cities => AllCities.Value;

    private static double Weighted((double North, double East) at, (double Latitude, double Longitude, int Population) city)
    {
        var (a, b) = (double.DegreesToRadians(at.North), double.DegreesToRadians(city.Latitude));
        var h = Math.Pow(Math.Sin((b - a) / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(city.Longitude - at.East) / 2), 2));
        var kilometres = 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
        var reach = Math.Clamp(Math.Sqrt(city.Population / (5000 * Math.PI)), 0.1, 25);
        return kilometres < reach ? (kilometres / reach) - 1 : kilometres - reach;
    }
}
