namespace Bpp.Web.Hosting;

/// <summary>What was asked for is being done already: an answer with status 409 and these words.</summary>
internal sealed class ConflictException(string message) : Exception(message);
