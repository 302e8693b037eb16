namespace Bpp.Engine.Export;

/// <summary>What to do where a different file already has the name of an exported one. Identical files are always recognised and kept.</summary>
public enum ConflictPolicy
{
    /// <summary>Write nothing at all and name the files in the way.</summary>
    Fail,

    /// <summary>Write under the next free name (<c>_2</c>, <c>_3</c>, …).</summary>
    Rename,

    /// <summary>Keep the existing file and go on.</summary>
    Skip,

    /// <summary>Replace the existing file.</summary>
    Overwrite,
}
