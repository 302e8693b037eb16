namespace Bpp.Web.Jobs;

/// <summary>A block of the dataflow at one moment.</summary>
/// <param name="Name">scan, fingerprint, decode, …</param>
/// <param name="Out">Items that came out.</param>
/// <param name="Failed">Items that failed.</param>
/// <param name="Queued">Items waiting.</param>
/// <param name="Busy">Share of its threads at work, 0-1.</param>
internal sealed record JobBlock(string Name, long Out, long Failed, int Queued, double Busy);
