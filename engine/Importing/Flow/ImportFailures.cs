using Bpp.Engine.Import;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Sources;

namespace Bpp.Engine.Importing.Flow;

/// <summary>Words for an archive that could not be read.</summary>
internal static class ImportFailures
{
    public static ImportFailure Of(IImportSource source, Exception exception) => new(
        source.Path,
        exception is ArchiveException ? $"Nothing more was read from the archive: {exception.Message}" : $"The archive cannot be read ({FileErrors.Words(exception)}). Check its disk and its permissions.");
}
