using Bpp.Engine.Decisions;
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

    private static IResult Picks(HttpRequest request, ServedLibrary library, PickedPhotos inForce, PhotoLists lists)
    {
        var controls = PickControls.Parse(request.Query, new SettingsStore(library.Database, library.Time).List());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var picks = PickedCards.Read(library, inForce, lists, controls);
        return Results.Json(new { picks, milliseconds = watch.ElapsedMilliseconds, sql = controls.Statement().Sql });
    }

    /// <summary>Stores settings as one step of undo; null resets one.</summary>
    private static IResult Keep(Dictionary<string, string?> values, ServedLibrary library)
    {
        var settings = new SettingsStore(library.Database, library.Time).List().ToDictionary(setting => setting.Key);
        var events = new List<DecisionEvent>();
        foreach (var (key, text) in values)
        {
            if (!settings.TryGetValue(key, out var setting))
                throw new Bpp.Engine.Cli.UserException($"There is no setting {key}.", Bpp.Engine.Cli.ExitCode.Usage);
            if (text is null)
            {
                if (setting.IsSet)
                    events.Add(new DecisionEvent("set", Subject: key));
                continue;
            }

            var value = setting.Parse(text) ?? throw new Bpp.Engine.Cli.UserException($"{key} must be {setting.Allowed}, not {text}.", Bpp.Engine.Cli.ExitCode.Usage);
            if (value != setting.Value)
                events.Add(new DecisionEvent("set", Subject: key, Value: value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var batch = events.Count == 0 ? null : new DecisionLog(library.Database, library.Time).Append(events);
        DerivedTables.Refresh(library.Database);
        return DecisionEndpoints.Answer(library, batch);
    }

    private static IResult KeepPreset(PresetRequest request, ServedLibrary library) => DecisionEndpoints.Answer(library, Presets.Keep(library, request.Name, request.Values));

    /// <param name="Name">What it is called.</param>
    /// <param name="Values">Controls as an address' query; null deletes the preset.</param>
    internal sealed record PresetRequest(string Name, string? Values);
}
