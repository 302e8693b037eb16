using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Web.Endpoints;

/// <summary>Photos on the map, gathered to what a screen can show.</summary>
internal static class MapEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/map", Cells);

    /// <param name="bounds">south,west,north,east in degrees.</param>
    /// <param name="cell">Side of a cell in degrees.</param>
    /// <param name="library">The library.</param>
    private static IResult Cells(string bounds, double cell, ServedLibrary library)
    {
        var sides = bounds.Split(',').Select(side => double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)
            ? degrees
            : throw new UserException($"{bounds} is no box; write south,west,north,east.", ExitCode.Usage)).ToArray();
        if (sides.Length != 4 || cell is not (> 0 and <= 90))
            throw new UserException("A map needs four sides and a cell of 0 to 90 degrees.", ExitCode.Usage);
        using var connection = library.Database.Connect();
        var cells = connection.Query(
            "select latitude, longitude, photos, best_photo_id, best_sha256, south, west, north, east, best_photo_id in (select photo_id from photos where is_video) as is_video from map_cells($1::double, $2::double, $3::double, $4::double, $5::double) order by photos desc limit 2000",
            row => new { latitude = row.GetDouble(0), longitude = row.GetDouble(1), photos = row.GetInt64(2), id = row.GetInt64(3), hash = row.GetString(4), video = row.GetBoolean(9), box = new[] { row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8) } },
            sides[0], sides[1], sides[2], sides[3], cell);
        return Results.Json(cells);
    }
}
