namespace Bpp.Web.Hosting;

/// <summary>Marks an endpoint that is no business of browsers and proves its caller by other means.</summary>
internal sealed class NoFormToken;
