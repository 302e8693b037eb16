using Bpp.Engine.Importing;
using Bpp.Engine.Importing.Watching;
using Bpp.Engine.Library;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>The three ways of <c>bpp import</c>: once, in place, and watching.</summary>
internal sealed class ImportRun(CommandEnvironment environment, LibraryFolder library, bool quiet, bool json, CancellationToken stop)
{
    /// <summary>Imports and, unless <paramref name="analyse"/> is null, analyses what came.</summary>
    /// <param name="database">Null in a dry run of a library that does not exist.</param>
    /// <param name="request">What to import.</param>
    /// <param name="analyse">How to analyse.</param>
    public async Task<int> ImportAsync(LibraryDatabase? database, ImportRequest request, AnalysisOptions? analyse)
    {
        var reporter = new ImportReporter(environment, quiet);
        var report = await Importer.RunAsync(library, database, request, reporter.Progress(), environment.Time, stop, environment.Abort);
        reporter.Summarise(report, request.DryRun);
        var exit = ImportReporter.ExitCodeOf(report, stop);
        AnalysisReport? analysis = null;
        if (analyse is not null && database is not null && !request.DryRun && exit is ExitCode.Ok or ExitCode.SomePhotosFailed && Directory.Exists(library.PhotosFolder))
        {
            analysis = await AnalyseAsync(database!, library.PhotosFolder, analyse!);
            exit = Math.Max(exit, AnalyzeCommand.ExitCodeOf(analysis, stop));
        }

        if (json)
            await environment.Out.WriteLineAsync(CliJson.Of(ImportReporter.Shape(report, request.DryRun, analysis)));
        return exit;
    }

    /// <summary>Takes folders in where they are.</summary>
    public async Task<int> InPlaceAsync(LibraryDatabase database, ImportRequest request, AnalysisOptions? analyse)
    {
        var exit = ExitCode.Ok;
        var reports = new List<object>();
        foreach (var source in request.Sources)
        {
            if (stop.IsCancellationRequested)
                break;
            if (request.DryRun)
            {
                var files = Import.FolderScanner.Scan(source, 0, request.Scan with { ExcludedFolders = [library.Root] }, stop).Count(found => found.File is not null);
                reports.Add(new { Input = source, Files = files, Analysis = (object?)null });
                Say($"{source}: {files} files would become part of the library; nothing was done.");
                continue;
            }

            Sources.GetOrCreate(database, source);
            var analysis = analyse is null ? null : await AnalyseAsync(database, source, analyse with { Scan = analyse.Scan with { ExcludedFolders = [library.Root] } });
            exit = analysis is null ? exit : Math.Max(exit, AnalyzeCommand.ExitCodeOf(analysis, stop));
            reports.Add(new { Input = source, Files = analysis?.Scanned, Analysis = analysis is null ? null : AnalysisReporter.Shape(analysis) });
            if (analysis is null)
                Say($"{source} is part of the library; `bpp analyze --input {source}` analyses it.");
        }

        if (json)
            await environment.Out.WriteLineAsync(CliJson.Of(new { InPlace = reports }));
        return stop.IsCancellationRequested ? ExitCode.Interrupted : exit;
    }

    /// <summary>Imports whatever comes into the folders until Ctrl-C, which is the way to end it and no failure.</summary>
    public async Task<int> WatchAsync(LibraryDatabase database, ImportRequest request, AnalysisOptions? analyse)
    {
        if (request.Sources.FirstOrDefault(source => !Directory.Exists(source)) is { } missing)
            throw new UserException($"--watch takes folders, and {missing} is none.", ExitCode.Usage);
        Say($"watching {string.Join(", ", request.Sources)}; Ctrl-C ends it.");
        using var watch = new FolderWatch(request.Sources, request.Scan with { ExcludedFolders = [library.Root] }, environment.Time);
        var exit = ExitCode.Ok;
        while (await watch.NextAsync(stop) is { } complete)
        {
            exit = await ImportAsync(database, request with { Filter = complete.Contains }, analyse);
            if (exit is ExitCode.Failure)
                return exit;
            watch.Done(complete);
        }

        return exit is ExitCode.SomePhotosFailed ? exit : ExitCode.Ok;
    }

    private async Task<AnalysisReport> AnalyseAsync(LibraryDatabase database, string input, AnalysisOptions options)
    {
        var report = await AnalyzeCommand.AnalyseAsync(environment, database, input, options, quiet, stop);
        AnalysisReporter.Summarise(report, environment, quiet);
        return report;
    }

    private void Say(string message)
    {
        if (!quiet)
            environment.Error.WriteLine(message);
    }
}
