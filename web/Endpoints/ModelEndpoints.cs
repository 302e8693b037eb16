using Bpp.Engine.Cli;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;
using Bpp.Web.Jobs;
using Bpp.Web.Uploads;

namespace Bpp.Web.Endpoints;

/// <summary>The verbs of <c>bpp model</c> that change something. Nothing is fetched unless the request says that the user consented.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/models/install", Install);
        app.MapPost("/api/models/add", Add);
        app.MapPost("/api/models/use", UseFor);
        app.MapPost("/api/models/{id}/remove", (string id, CommandEnvironment environment) => OnModel(id, environment, (shelf, entry) => shelf.Remove(entry)));
        app.MapPost("/api/models/{id}/choose", (string id, CommandEnvironment environment) => OnModel(id, environment, (shelf, entry) => shelf.Choose(entry)));
    }

    private static IResult Install(InstallRequest request, ModelWork work, CommandEnvironment environment)
    {
        if (request.Ids is not { Count: > 0 } ids)
            throw new UserException("Name the models to install.", ExitCode.Usage);
        List<ModelEntry> wanted;
        using (var store = ModelStore.Open(environment.ModelOptions()))
            wanted = [.. ids.SelectMany(id => store.Wanted(id) is { Count: > 0 } found ? found : throw Unknown(id)).Distinct()];
        if (!request.Consent)
            throw new UserException("Nothing is downloaded without your consent.", ExitCode.Usage);
        return Results.Json(new { ok = true, job = JobRunner.Shape(work.Start(wanted, (request.Accept ?? []).ToHashSet(StringComparer.Ordinal))) });
    }

    private static IResult Add(AddRequest request, UploadStore uploads, CommandEnvironment environment)
    {
        var path = uploads.PathOf(request.Upload ?? "");
        var about = new OwnModel
        {
            Role = Parse<ModelRole>(request.Role, "role"),
            Id = Set(request.Id),
            Recipe = Set(request.Recipe),
            Licence = Set(request.Licence),
            LicenceClass = Parse<LicenceClass>(request.LicenceClass, "licence_class"),
            Author = Set(request.Author),
            AcceptLicence = request.AcceptLicence,
        };
        try
        {
            var entry = new ModelShelf(environment.ModelOptions(), environment.Time).Add(path, about);
            uploads.Remove([request.Upload!]);
            return Results.Json(new { ok = true, entry.Id });
        }
        catch (ModelException exception)
        {
            // The reader knows the file by its name, not by where the upload lies.
            throw new ModelException(exception.Message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal), exception);
        }
    }

    private static IResult UseFor(UseRequest request, CommandEnvironment environment)
    {
        var use = Parse<UseContext>(request.Use, "use") ?? throw new UserException("Say what Bpp is used for.", ExitCode.Usage);
        if (environment.ModelOptions().Use is { } fixedUse)
            throw new UserException($"BPP_USE says {SnakeCase.Of(fixedUse)}; it has the last word.", ExitCode.Usage);
        new ModelShelf(environment.ModelOptions(), environment.Time).UseFor(use);
        return Results.Json(new { ok = true, use = SnakeCase.Of(use) });
    }

    private static IResult OnModel(string id, CommandEnvironment environment, Action<ModelShelf, ModelEntry> act)
    {
        ModelEntry entry;
        using (var store = ModelStore.Open(environment.ModelOptions()))
            entry = store.Find(id) ?? throw Unknown(id);
        act(new ModelShelf(environment.ModelOptions(), environment.Time), entry);
        return Results.Json(new { ok = true, entry.Id });
    }

    private static NotFoundException Unknown(string id) => new($"There is no model '{id}'.");

    private static string? Set(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static T? Parse<T>(string? text, string name)
        where T : struct, Enum =>
        Set(text) is not { } set ? null
        : SnakeCase.Parse<T>(set) ?? throw new UserException($"{name} is one of {string.Join(", ", Enum.GetValues<T>().Select(SnakeCase.Of))}, not '{text}'.", ExitCode.Usage);

    /// <param name="Ids">Names of models, or recommended.</param>
    /// <param name="Consent">The user was told what will be fetched from whom, and wants it.</param>
    /// <param name="Accept">Ids of models whose licence the user accepts.</param>
    internal sealed record InstallRequest(IReadOnlyList<string>? Ids, bool Consent, IReadOnlyList<string>? Accept);

    /// <param name="Upload">Id of the uploaded file.</param>
    /// <param name="Role">What the user's own model is for; not needed for a file Bpp knows.</param>
    /// <param name="Id">Its name in Bpp.</param>
    /// <param name="Recipe">How it is fed.</param>
    /// <param name="Licence">Its licence.</param>
    /// <param name="LicenceClass">permissive, copyleft or research_only.</param>
    /// <param name="Author">Who made it.</param>
    /// <param name="AcceptLicence">The user accepts the licence.</param>
    internal sealed record AddRequest(string? Upload, string? Role, string? Id, string? Recipe, string? Licence, string? LicenceClass, string? Author, bool AcceptLicence);

    /// <param name="Use">personal, research or commercial.</param>
    internal sealed record UseRequest(string? Use);
}
