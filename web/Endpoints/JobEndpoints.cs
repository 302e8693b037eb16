using Bpp.Engine.Cli;
using Bpp.Engine.Export;
using Bpp.Engine.Imaging;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;
using Bpp.Web.Jobs;
using Bpp.Web.Lists;
using Bpp.Web.Uploads;
using Microsoft.AspNetCore.Http.Features;

namespace Bpp.Web.Endpoints;

/// <summary>Starts, lists and stops work in the background; takes files for it.</summary>
internal static class JobEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/jobs", (JobRunner runner) => Results.Json(runner.Jobs.Select(JobRunner.Shape)));
        app.MapPost("/api/jobs/{id:long}/cancel", Cancel);
        app.MapGet("/api/folders", (string? path) => Results.Json(new { path, roots = FolderBrowser.Roots, folders = string.IsNullOrEmpty(path) ? FolderBrowser.Roots : FolderBrowser.Below(path) }));
        app.MapPost("/api/uploads", (UploadRequest request, UploadStore uploads) => Results.Json(uploads.Begin(request.Name ?? "", request.Size)));
        app.MapPut("/api/uploads/{id}", ReceiveAsync);
        app.MapPost("/api/import", Import);
        app.MapPost("/api/analyse", Analyse);
        app.MapPost("/api/export", Export);
        app.MapGet("/api/export/{id}/download", Download);
    }

    private static IResult Cancel(long id, JobRunner runner)
    {
        var job = runner.Find(id) ?? throw new NotFoundException("There is no such job.");
        runner.Cancel(job);
        return Results.Json(new { ok = true });
    }

    private static async Task<IResult> ReceiveAsync(string id, long offset, long size, HttpContext context, UploadStore uploads)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = UploadStore.MostChunkBytes;
        return Results.Json(new { received = await uploads.AppendAsync(id, offset, size, context.Request.Body, context.RequestAborted) });
    }

    private static IResult Import(ImportRequest request, JobRunner runner, ImportWork work, UploadStore uploads)
    {
        var ids = request.Uploads ?? [];
        string[] folders = [.. (request.Folders ?? []).Select(FolderBrowser.Allowed)];
        if (ids.Count + folders.Length == 0)
            throw new UserException("Choose what to import first.", ExitCode.Usage);
        if (request.InPlace && folders.Length == 0)
            throw new UserException("Only a folder of this computer can stay where it is.", ExitCode.Usage);
        if (request.InPlace)
            return Started(runner.Start("import", new Phrase("Take in {0}", Path.GetFileName(folders[0])), job => work.InPlaceAsync(job, folders)));
        string[] sources = [.. folders, .. ids.Select(uploads.PathOf)];
        return Started(runner.Start("import", ids.Count > 0 ? new Phrase("Import {0} uploaded {0|file|files}", ids.Count) : new Phrase("Import {0}", Path.GetFileName(folders[0])), async job =>
        {
            await work.CopyAsync(job, sources, string.IsNullOrWhiteSpace(request.Batch) ? null : request.Batch);
            if (!job.Stop.IsCancellationRequested)
                uploads.Remove(ids);
        }));
    }

    private static IResult Analyse(JobRunner runner, AnalysisWork work) => Started(runner.Start("analyse", new Phrase("Look at every folder again"), async job =>
    {
        foreach (var folder in work.Folders())
        {
            if (!job.Stop.IsCancellationRequested)
                job.Results = [await work.RunAsync(job, folder)];
        }
    }));

    private static IResult Export(ExportRequest request, JobRunner runner, ExportWork work, ServedLibrary library, PhotoLists lists)
    {
        var choice = Choose(request, library, lists);
        if (choice.Count == 0)
            throw new UserException("There is nothing to export: the choice is empty.", ExitCode.Usage);
        var download = string.IsNullOrWhiteSpace(request.Folder);
        var id = Guid.NewGuid().ToString("N");
        var options = new ExportOptions
        {
            OutputFolder = download ? work.ArchiveFolder(id) : FolderBrowser.Allowed(request.Folder!),
            Mode = download ? ExportMode.Zip : Parse<ExportMode>(request.Mode, ExportMode.Copy),
            Quality = Parse<ExportQuality>(request.Quality, ExportQuality.Original),
            Format = request.Format is null or "original" or "" ? null : Parse<ConvertFormat>(request.Format, ConvertFormat.Jpeg),
            MaxSize = request.MaxSize,
            Strip = request.Strip,
            XmpSidecars = request.Xmp,
            Gallery = request.Gallery,
            Title = string.IsNullOrWhiteSpace(request.Title) ? "Best photos" : request.Title,
            OnConflict = Parse<ConflictPolicy>(request.OnConflict, ConflictPolicy.Fail),
        };
        options.Validate();
        if (request.Preview)
        {
            var items = ExportItems.FromChoice(library.Database, choice);
            return Results.Json(new { photos = items.Count, bytes = items.Sum(item => item.Size), names = Exporter.Plan(items, options).Take(20).Select(planned => planned.Name) });
        }

        return Started(runner.Start("export", new Phrase("Export {0} {0|photo|photos}", choice.Count), async job =>
        {
            await work.RunAsync(job, choice, options);
            if (download)
                job.Address = $"/api/export/{id}/download";
        }));
    }

    private static List<(long PhotoId, string? Reason)> Choose(ExportRequest request, ServedLibrary library, PhotoLists lists)
    {
        if (request.Ids is { Count: > 0 } ids)
            return [.. ids.Select(id => (id, (string?)null))];
        if (request.List is { Length: > 0 } list)
        {
            var query = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(list));
            return [.. lists.Get(ListRequest.Parse(null, null, query)).Ids.Select(id => (id, (string?)null))];
        }

        using var connection = library.Database.Connect();
        return connection.Query("select photo_id, reason from picks() order by rank", row => (row.GetInt64(0), (string?)row.GetString(1)));
    }

    private static IResult Download(string id, ExportWork work)
    {
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
            throw new NotFoundException("There is no such export.");
        var folder = work.ArchiveFolder(id);
        var file = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.zip").FirstOrDefault() : null;
        return file is null ? throw new NotFoundException("This export is gone; make it again.") : Results.File(file, "application/zip", Path.GetFileName(file), enableRangeProcessing: true);
    }

    private static T Parse<T>(string? text, T byDefault)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? byDefault
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new UserException($"{text} is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.", ExitCode.Usage);

    private static IResult Started(Job job) => Results.Json(new { ok = true, job = JobRunner.Shape(job) });

    internal sealed record UploadRequest(string? Name, long Size);

    /// <param name="Folders">Folders of this machine.</param>
    /// <param name="Uploads">Ids of uploads.</param>
    /// <param name="Batch">Name of the batch.</param>
    /// <param name="InPlace">Leave the photos where they are.</param>
    internal sealed record ImportRequest(IReadOnlyList<string>? Folders, IReadOnlyList<string>? Uploads, string? Batch, bool InPlace);

    /// <param name="Ids">These photos …</param>
    /// <param name="List">… or this list, as its query …</param>
    /// <param name="Folder">Where to; null: an archive to download.</param>
    /// <param name="Mode">copy, hardlink, symlink, zip.</param>
    /// <param name="Quality">original, high, medium, low.</param>
    /// <param name="Format">original, jpeg, png, webp, avif.</param>
    /// <param name="MaxSize">Longest side in pixels.</param>
    /// <param name="Strip">Without metadata.</param>
    /// <param name="Xmp">With XMP sidecars.</param>
    /// <param name="Gallery">With gallery.html.</param>
    /// <param name="Title">Of the gallery.</param>
    /// <param name="OnConflict">fail, rename, skip, overwrite.</param>
    /// <param name="Preview">Only say what would leave.</param>
    internal sealed record ExportRequest(
        IReadOnlyList<long>? Ids, string? List, string? Folder, string? Mode, string? Quality, string? Format, int? MaxSize, bool Strip, bool Xmp, bool Gallery, string? Title, string? OnConflict, bool Preview);
}
