namespace Bpp.Engine.Import;

/// <summary>A file the scan found: where it is and what the file system says about it.</summary>
/// <param name="SourceId">Row of <c>facts.sources</c> (the folder that was scanned).</param>
/// <param name="RelativePath">Path below the source folder, with <c>/</c> separators on every platform.</param>
/// <param name="FullPath">Absolute path on this machine. Never stored.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedUtc">Last write time, UTC.</param>
public sealed record PhotoFile(int SourceId, string RelativePath, string FullPath, long Size, DateTime ModifiedUtc);

/// <summary>A scanned file with the identity of its content.</summary>
/// <param name="File">The file.</param>
/// <param name="Sha256">SHA-256 of the whole file, 64 lower-case hex digits.</param>
public sealed record FingerprintedFile(PhotoFile File, string Sha256);
