namespace Bpp.Web.Sharing;

/// <summary>The right of an endpoint. One without it is refused to everybody.</summary>
internal sealed record RequiresRight(Right Right);
