namespace Bpp.Web.Lists;

/// <summary>A burst that stands in a list as one photo, its best.</summary>
/// <param name="Burst">burst_id.</param>
/// <param name="Shots">How many of its photos the list has.</param>
internal sealed record PhotoStack(long Burst, int Shots);
