using Bpp.Engine.Cli;
using Bpp.Web.Cli;

var environment = CommandEnvironment.System;
return await BppCommandLine.RunAsync(args, environment, ServeCommand.Create(environment), WebCommand.Create(environment), DemoCommand.Create(environment));
