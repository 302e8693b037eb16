namespace Bpp.Engine.Importing.Flow;

/// <summary>One photo cannot be imported; the others can.</summary>
internal sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
