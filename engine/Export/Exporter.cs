using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Export;

/// <summary>Writes chosen photos to a folder or an archive, with their reports. Originals are only ever read.</summary>
public static class Exporter
{
    /// <summary>Exports in the order of the items. Failures of single photos and a target that refuses are in the result, not thrown.</summary>
    /// <param name="database">The library the items come from: its originals' folders are protected.</param>
    /// <param name="items">From <see cref="ExportItems"/>.</param>
    /// <param name="options">Validated here.</param>
    /// <param name="progress">Told after every file.</param>
    /// <param name="cancellationToken">Honoured between files; what is finished stays and is reported.</param>
    /// <exception cref="UserException">The options cannot work, the folder is in the way or holds other files, or the disk is too small: nothing was written.</exception>
    public static Task<ExportResult> ExportAsync(
        LibraryDatabase database,
        IReadOnlyList<ExportItem> items,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken)
    {
        options.Validate();
        var run = new ExportRun(options, new PhotoRenderer()) { Progress = progress };
        return Task.Run(() => run.Execute(items, OriginalFolders.Of(database), cancellationToken), CancellationToken.None);
    }

    /// <summary>The names an export would give, without writing or reading any photo. Photos that these options cannot export are left out.</summary>
    public static IReadOnlyList<(ExportItem Item, string Name)> Plan(IReadOnlyList<ExportItem> items, ExportOptions options)
    {
        options.Validate();
        return [.. ExportPlan.For(items, options, new PhotoProducer(options, new PhotoRenderer())).Photos.Select(photo => (photo.Item, photo.Name))];
    }
}
