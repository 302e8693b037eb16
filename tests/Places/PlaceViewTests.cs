using Bpp.Engine.Places;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Places;

public sealed class PlaceViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void PhotoPlaces_PhotosWithAndWithoutPosition_NamesThoseOnLand()
    {
        _library.Photo(1, facts: "latitude = 48.1374, longitude = 11.5755");
        _library.Photo(2);
        _library.Photo(3, facts: "latitude = -40, longitude = -120");
        _library.Photo(4, facts: "latitude = 'nan'::double, longitude = 5");

        Assert.True(PlaceLinker.Refresh(_library.Database));

        Assert.Equal(["1|Munich, Bavaria, Germany|DE"], _library.Rows("select concat_ws('|', photo_id, place, country_code) from photo_places"));
        Assert.Equal(["3"], _library.Rows("select count(*) from facts.photo_places"));
        Assert.False(PlaceLinker.Refresh(_library.Database));
    }

    [Fact]
    public void PhotoPlaces_OtherCoordinates_IsLookedUpAgain()
    {
        _library.Photo(1, facts: "latitude = 48.1374, longitude = 11.5755");
        PlaceLinker.Refresh(_library.Database);
        _library.Execute("update facts.photos set latitude = 48.8584, longitude = 2.2945");

        Assert.True(PlaceLinker.Refresh(_library.Database));

        Assert.Equal(["Paris"], _library.Rows("select city from photo_places"));
    }

    [Fact]
    public void Refresh_OtherGazetteer_BeginsAnew()
    {
        _library.Photo(1, facts: "latitude = 48.1374, longitude = 11.5755");
        PlaceLinker.Refresh(_library.Database);
        _library.Execute("update facts.place_inputs set sources = 'another'; update facts.known_places set city = 'Elsewhere'");

        PlaceLinker.Refresh(_library.Database);

        Assert.Equal(["Munich"], _library.Rows("select city from photo_places"));
    }

    [Fact]
    public void Places_PhotosOfTwoTowns_CountsEach()
    {
        _library.Photo(1, "2020-01-01 10:00:00", "latitude = 48.1374, longitude = 11.5755");
        _library.Photo(2, "2021-01-01 10:00:00", "latitude = 48.1474, longitude = 11.5755");
        _library.Photo(3, facts: "latitude = 41.8902, longitude = 12.4922");
        _library.Photo(4, facts: "latitude = 41.8902, longitude = 12.4922, missing = true");
        PlaceLinker.Refresh(_library.Database);

        Assert.Equal(
            ["Germany|Bavaria|Munich|DE|2|48.1424|2020|2021", "Italy|Lazio|Rome|IT|1|41.8902"],
            _library.Rows("select concat_ws('|', country, region, city, country_code, photos, round(latitude, 4), year(first_taken), year(last_taken)) from places order by country"));
        Assert.Equal(["1|Munich"], _library.Rows("select concat_ws('|', photo_id, city) from album_by_place order by photo_id limit 1"));
    }
}
