namespace Bpp.Engine.Export;

/// <summary>Puts each photo, and its sidecar, into the output folder as a copy or a link.</summary>
internal sealed class FolderExport(ExportOptions options, OutputFolder folder, PhotoProducer producer, IReadOnlyDictionary<string, ExportedFile> alreadyThere)
{
    private readonly List<Landed> _sidecars = [];

    public IReadOnlyList<Landed> Sidecars => _sidecars;

    public ExportedFile Export(PlannedPhoto photo, CancellationToken cancellationToken)
    {
        var file = alreadyThere.TryGetValue(photo.Name, out var existing) ? existing : options.Mode switch
        {
            ExportMode.Hardlink => Link(photo, temporary => HardLinks.Make(photo.Item.SourcePath, temporary), cancellationToken),
            ExportMode.Symlink => Link(photo, temporary => SymbolicLink(photo.Item.SourcePath, temporary), cancellationToken),
            _ => Copy(photo, producer.Produce(photo.Item, cancellationToken), cancellationToken),
        };
        if (options.XmpSidecars && file.Outcome is not ExportOutcome.Skipped)
            _sidecars.Add(folder.Write(file.Name + Sidecar.Extension, stream => stream.Write(Sidecar.Bytes(photo.Item, options))));
        return file;
    }

    private ExportedFile Copy(PlannedPhoto photo, PhotoContent content, CancellationToken cancellationToken)
    {
        var landed = folder.Write(photo.Name, stream => content.WriteTo(stream, cancellationToken));
        return Exported(photo, landed, content.Note);
    }

    private ExportedFile Link(PlannedPhoto photo, Action<string> link, CancellationToken cancellationToken)
    {
        PhotoContent.Verify(photo.Item, cancellationToken);
        try
        {
            return Exported(photo, folder.Link(photo.Name, link, photo.Item.Sha256, photo.Item.Size), null);
        }
        catch (PhotoExportException) when (options.FallbackCopy)
        {
            return Copy(photo, PhotoContent.OriginalOf(photo.Item), cancellationToken) with { Note = "copied, because a link was not possible" };
        }
    }

    private static void SymbolicLink(string original, string link)
    {
        try
        {
            File.CreateSymbolicLink(link, original);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PhotoExportException($"cannot make a symbolic link ({exception.Message}); use --mode copy or --fallback copy.", exception);
        }
    }

    private static ExportedFile Exported(PlannedPhoto photo, Landed landed, string? note) =>
        new(photo.Item, landed.Name, landed.Sha256, landed.Size, landed.Outcome, note);
}
