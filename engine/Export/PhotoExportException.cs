namespace Bpp.Engine.Export;

/// <summary>One photo cannot be exported; the others go on.</summary>
internal sealed class PhotoExportException(string message, Exception? inner = null) : Exception(message, inner);
