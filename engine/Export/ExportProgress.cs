namespace Bpp.Engine.Export;

/// <summary>Where an export is.</summary>
/// <param name="Step">What is being written: <c>photos</c>, <c>gallery</c>, <c>reports</c>.</param>
/// <param name="Done">Finished, failed ones included.</param>
/// <param name="Total">All.</param>
/// <param name="Name">The file just finished.</param>
public sealed record ExportProgress(string Step, int Done, int Total, string Name);
