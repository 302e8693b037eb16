namespace Bpp.Web.Hosting;

/// <summary>What was asked for is not in this library: an answer with status 404 and these words.</summary>
internal sealed class NotFoundException(string message, Exception? cause = null) : Exception(message, cause);
