using Bpp.Engine.Cli;
using Bpp.Engine.Import;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Library;

namespace Bpp.Engine.Importing.Sources;

/// <summary>Tells folders, photos and archives apart.</summary>
internal static class SourceFactory
{
    /// <exception cref="UserException">A source does not exist, is no photo and no archive, or is the library itself (exit code 2).</exception>
    public static IReadOnlyList<IImportSource> Create(ImportRequest request, ArchiveLimits limits, string libraryRoot) =>
        [.. request.Sources.Select(path => Create(Path.GetFullPath(path), request, limits, libraryRoot))];

    private static IImportSource Create(string path, ImportRequest request, ArchiveLimits limits, string libraryRoot)
    {
        if (FolderNesting.Contains(libraryRoot, path) && !FolderNesting.Contains(new LibraryFolder(libraryRoot).UploadFolder, path))
            throw new UserException($"{path} is inside the library itself; `bpp analyze --input {path}` takes in what was put there by hand.", ExitCode.Usage);
        if (Directory.Exists(path))
        {
            var scan = request.Scan with { ExcludedFolders = [.. request.Scan.ExcludedFolders, libraryRoot] };
            return new FolderSource(Path.TrimEndingDirectorySeparator(path), scan);
        }

        if (!File.Exists(path))
            throw new UserException($"{path} does not exist; name folders, photos or archives.", ExitCode.Usage);
        if (ArchiveKinds.IsArchive(path))
            return ArchiveKinds.IsZip(path)
                ? new ZipSource(path, request.Scan.Extensions, limits)
                : new TarSource(path, request.Scan.Extensions, limits);
        return request.Scan.Extensions.Contains(PhotoExtensions.Of(path))
            ? new FileSource(path)
            : throw new UserException($"{path} is neither a photo nor an archive Bpp reads (zip, tar, tar.gz, tar.bz2, tar.xz); --extensions chooses what counts as a photo.", ExitCode.Usage);
    }
}
