using System.CommandLine;

namespace Bpp.Engine.Cli;

/// <summary>The root of the verbs; options that depend on the outside world find it here.</summary>
internal sealed class BppRootCommand(string description, CommandEnvironment environment) : RootCommand(description)
{
    public CommandEnvironment Environment { get; } = environment;
}
