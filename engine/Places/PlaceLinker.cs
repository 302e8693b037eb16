using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Places;

/// <summary>Keeps which photo was taken at which place. Only new coordinates are looked up; another gazetteer begins anew.</summary>
public static class PlaceLinker
{
    private const string Clear = """
        delete from facts.photo_places;
        delete from facts.known_places;
        delete from facts.place_inputs;
        """;

    private const string Unplaced = """
        select photo.photo_id, photo.latitude, photo.longitude
        from facts.photos as photo
        left join facts.photo_places as known
            on known.photo_id = photo.photo_id
            and known.latitude = photo.latitude
            and known.longitude = photo.longitude
        where photo.latitude is not null
            and photo.longitude is not null
            and known.photo_id is null
        """;

    private const string Outdated = """
        delete from facts.photo_places
        where not exists (
            select 1
            from facts.photos as photo
            where photo.photo_id = photo_places.photo_id
                and photo.latitude = photo_places.latitude
                and photo.longitude = photo_places.longitude
        )
        """;

    /// <summary>Brings places up to date with the photos' coordinates.</summary>
    /// <param name="database">The library.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Whether anything had changed.</returns>
    /// <exception cref="IOException">The gazetteer is not there or cannot be read; no library needs it to open.</exception>
    public static bool Refresh(LibraryDatabase database, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!File.Exists(GazetteerFile.DefaultPath))
            return false;
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var sources = GazetteerFile.Sources(GazetteerFile.DefaultPath);
        var changed = connection.Scalar<string>("select sources from facts.place_inputs") != sources;
        if (changed)
            connection.Execute(Clear);
        var photos = connection.Query(Unplaced, row => new Located(row.GetInt64(0), row.GetDouble(1), row.GetDouble(2)));
        if (photos.Count > 0)
        {
            connection.Execute(Outdated);
            Append(connection, photos, ct);
        }

        if (changed)
            connection.Execute("insert into facts.place_inputs values ($1)", sources);
        if (changed || photos.Count > 0)
            transaction.Commit();
        return photos.Count > 0;
    }

    private static void Append(DuckDBConnection connection, List<Located> photos, CancellationToken ct)
    {
        var gazetteer = Gazetteer.Load();
        var known = connection.Query("select place_id from facts.known_places", row => row.GetInt64(0)).ToHashSet();
        var places = new List<Place>();
        using (var appender = connection.CreateAppender("facts", "photo_places"))
        {
            foreach (var photo in photos)
            {
                ct.ThrowIfCancellationRequested();
                var found = gazetteer.Find(photo.Latitude, photo.Longitude);
                if (found is { Place: var place } && known.Add(place.Id))
                    places.Add(place);
                appender.CreateRow()
                    .AppendValue(photo.PhotoId)
                    .AppendValue(photo.Latitude)
                    .AppendValue(photo.Longitude)
                    .AppendValue(found?.Place.Id)
                    .AppendValue((float?)found?.Kilometres)
                    .EndRow();
            }
        }

        new TableAppender<Place>("facts", "known_places")
            .Int64("place_id", place => place.Id)
            .Text("city", place => place.City)
            .Text("region", place => place.Region)
            .Text("country", place => place.Country)
            .Text("country_code", place => place.CountryCode)
            .Double("latitude", place => place.Latitude)
            .Double("longitude", place => place.Longitude)
            .Int64("population", place => place.Population)
            .Text("other_names", place => place.OtherNames)
            .Text("country_names", place => place.CountryNames)
            .Bind(connection)
            .Append(connection, places);
    }

    private sealed record Located(long PhotoId, double Latitude, double Longitude);
}
