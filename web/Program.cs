using Bpp.Engine.Cli;
using Bpp.Web;

var environment = CommandEnvironment.System;
return await BppCommandLine.RunAsync(args, environment, DemoCommand.Create(environment));
