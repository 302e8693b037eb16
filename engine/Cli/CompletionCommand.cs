using System.CommandLine;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp completion</c>: a script that lets the shell ask bpp what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _bpp() {
            local word="${COMP_WORDS[COMP_CWORD]}"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(bpp "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _bpp bpp
        """;

    private const string Zsh = """
        #compdef bpp
        _bpp() {
            local -a suggestions
            suggestions=("${(@f)$(bpp "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a suggestions
            _files
        }
        compdef _bpp bpp
        """;

    private const string Fish = """
        complete -c bpp -a '(bpp "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    public static Command Create(CommandEnvironment environment)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a completion script, e.g. for bash: source <(bpp completion bash)") { shell };
        command.SetAction(parsed => environment.Out.WriteLine(parsed.GetRequiredValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => Fish,
        }));
        return command;
    }
}
