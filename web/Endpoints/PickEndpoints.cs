using Bpp.Engine.Library;
using Bpp.Engine.Library.Settings;
using Bpp.Web.Lists;
using Bpp.Web.Picks;

namespace Bpp.Web.Endpoints;

/// <summary>What the sliders ask, and keeping what they say.</summary>
internal static class PickEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/picks", Picks);
        app.MapPost("/api/settings", Keep);
        app.MapPost("/api/presets", KeepPreset);
    }

    private static IResult Picks(HttpRequest request, ServedLibrary library, PickedPhotos inForce, PhotoLists lists, Texts texts)
    {
        var controls = PickControls.Parse(request.Query, library.Keep("settings", new SettingsStore(library.Database, library.Time).List));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var picks = PickedCards.Read(library, inForce, lists, controls).Select(pick => pick with { Reason = texts.Told(pick.Reason) });
        return Results.Json(new { picks, milliseconds = watch.ElapsedMilliseconds, sql = controls.Statement().Sql });
    }

    /// <summary>Stores settings as one step of undo; null resets one.</summary>
    private static IResult Keep(Dictionary<string, string?> values, ServedLibrary library)
    {
        var batch = new SettingsStore(library.Database, library.Time).Change(values);
        DerivedTables.Refresh(library.Database);
        return DecisionEndpoints.Answer(library, batch);
    }

    private static IResult KeepPreset(PresetRequest request, ServedLibrary library) => DecisionEndpoints.Answer(library, Presets.Keep(library, request.Name, request.Values));

    /// <param name="Name">What it is called.</param>
    /// <param name="Values">Controls as an address' query; null deletes the preset.</param>
    internal sealed record PresetRequest(string Name, string? Values);
}
