namespace Bpp.Web.Uploads;

/// <summary>A file on its way.</summary>
/// <param name="Id">Names it in further requests.</param>
/// <param name="Name">As it will be stored.</param>
/// <param name="Size">Bytes it will have.</param>
/// <param name="Received">Bytes that are there.</param>
internal sealed record Upload(string Id, string Name, long Size, long Received);
