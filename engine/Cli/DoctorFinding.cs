namespace Bpp.Engine.Cli;

/// <summary>One thing the doctor tried.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">It works.</param>
/// <param name="Optional">Bpp works without it.</param>
/// <param name="Detail">Version, or what went wrong.</param>
internal sealed record DoctorFinding(string Name, bool Ok, bool Optional, string Detail);
