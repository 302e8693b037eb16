namespace Bpp.Engine.Importing.Archives;

/// <summary>Nothing more is read from an archive: it is damaged, or dangerous as a whole. The message says what to do; the archive is named beside it.</summary>
internal sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Bytes are not what they should be. In a zip that ends one entry, not the archive.</summary>
    public bool IsDamage { get; init; }
}
