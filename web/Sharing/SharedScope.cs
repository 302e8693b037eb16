namespace Bpp.Web.Sharing;

/// <summary>What a device can see, at one state of the library.</summary>
/// <param name="Version">Of the library.</param>
/// <param name="Photos">photo_ids.</param>
internal sealed record SharedScope(long Version, IReadOnlySet<long> Photos);
