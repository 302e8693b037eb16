using System.Text.Json;

namespace Bpp.Engine.Forwarding;

/// <summary>A command line for the process that owns the library.</summary>
/// <param name="Id">Made up by the sender; names the run when it is to be stopped.</param>
/// <param name="Arguments">Without the program name, paths absolute.</param>
/// <param name="Input">Standard input, if the command reads it.</param>
/// <param name="IsTerminal">Whether the sender's output is a terminal.</param>
/// <param name="TakesBytes">Whether the sender's standard output may be given bytes.</param>
/// <param name="Width">Columns of its terminal.</param>
public sealed record CommandRequest(string Id, string[] Arguments, string? Input, bool IsTerminal, bool TakesBytes, int? Width)
{
    /// <summary>How it is written and read, whatever a server's own habits.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);
}
