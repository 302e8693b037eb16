using System.CommandLine;
using System.CommandLine.Parsing;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Forwarding;

/// <summary>A command line as it must be for another process: with absolute paths, and the library it means.</summary>
internal static class ForwardedArguments
{
    private static readonly string[] Signs = ["=", ":"];

    /// <summary>Text arguments that are paths; a <c>PHOTO</c> only if there is such a file.</summary>
    private const string Source = "SOURCE";
    private const string Photo = "PHOTO";

    /// <param name="parsed">The command line as it was understood.</param>
    /// <param name="arguments">As it was given.</param>
    /// <param name="directory">What relative paths are relative to.</param>
    public static string[] Of(ParseResult parsed, IReadOnlyList<string> arguments, string directory)
    {
        var paths = PathTokens(parsed, directory).ToHashSet(ReferenceEqualityComparer.Instance);
        var given = arguments.ToHashSet(StringComparer.Ordinal);
        var result = new List<string>();
        Token? before = null;
        foreach (var token in parsed.Tokens)
        {
            var text = paths.Contains(token) ? Path.GetFullPath(token.Value, directory) : token.Value;

            // Kept in one piece, because a value may begin with a dash.
            if (before?.Type == TokenType.Option && Signs.FirstOrDefault(sign => given.Contains(before.Value + sign + token.Value)) is { } joint)
                result[^1] += joint + text;
            else
                result.Add(text);
            before = token;
        }

        if (Implied(parsed) is { } library)
            result.InsertRange(result.IndexOf("--") is >= 0 and var dashes ? dashes : result.Count, ["--library", library]);
        return [.. result];
    }

    private static IEnumerable<object> PathTokens(ParseResult parsed, string directory) =>
        Ancestors(parsed.CommandResult).SelectMany(command => command.Children).SelectMany(symbol => symbol switch
        {
            OptionResult option when IsPath(option.Option.ValueType) => option.Tokens,
            ArgumentResult argument when IsPath(argument.Argument.ValueType) || argument.Argument.Name == Source => argument.Tokens,
            ArgumentResult { Argument.Name: Photo } photo => photo.Tokens.Where(token => File.Exists(Path.GetFullPath(token.Value, directory))),
            _ => [],
        });

    /// <summary>The library that was not named: the owner may have another default.</summary>
    private static string? Implied(ParseResult parsed) =>
        Ancestors(parsed.CommandResult)
            .SelectMany(command => command.Command.Options)
            .OfType<Option<DirectoryInfo>>()
            .FirstOrDefault(option => option.Name == GlobalOptions.Library.Name && parsed.GetResult(option) is null or { Implicit: true }) is { } option
            ? parsed.GetValue(option)?.FullName
            : null;

    private static IEnumerable<CommandResult> Ancestors(CommandResult command)
    {
        for (var result = command; result is not null; result = result.Parent as CommandResult)
            yield return result;
    }

    private static bool IsPath(Type type) => typeof(FileSystemInfo).IsAssignableFrom(type) || typeof(FileSystemInfo).IsAssignableFrom(type.GetElementType());
}
