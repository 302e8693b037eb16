using System.CommandLine;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp doctor</c>: what works here, each claim proven by trying.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("doctor", "Say what is installed and what works, each proven by trying it.") { GlobalOptions.Library };
        command.SetAction(parsed =>
        {
            var findings = Doctor.Examine(GlobalOptions.LibraryOf(parsed), environment.ModelOptions());
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(findings));
            else
                foreach (var finding in findings)
                    environment.Out.WriteLine($"{(finding.Ok ? "ok  " : finding.Optional ? "none" : "FAIL")}  {finding.Name,-15}  {finding.Detail}");
            return findings.All(finding => finding.Ok || finding.Optional) ? ExitCode.Ok : ExitCode.Failure;
        });
        return command;
    }
}
