using Bpp.Engine.Storage;

namespace Bpp.Engine.Export;

/// <summary>Nothing more can be written to a target folder: the export or import stops.</summary>
internal sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Says in words what the file system refused.</summary>
    /// <param name="path">What could not be written.</param>
    /// <param name="cause">Why.</param>
    /// <param name="remedy">What else the user may do.</param>
    public static TargetException For(string path, Exception cause, string remedy = "choose another --out") =>
        new(DiskRefusal.Words(cause, path, remedy) ?? $"cannot write {path}: {cause.Message}", cause);
}
