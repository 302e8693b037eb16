using Bpp.Engine.Cli;

return await BppCommandLine.RunAsync(args, CommandEnvironment.System);
