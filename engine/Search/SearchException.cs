using Bpp.Engine.Cli;

namespace Bpp.Engine.Search;

/// <summary>A search that cannot be understood. Everything a user can type gives a search or this.</summary>
/// <param name="message">What was expected, and the nearest name where one was mistyped.</param>
/// <param name="position">Where in the query, in UTF-16 units from 0.</param>
/// <param name="length">How much of the query is meant; 0 at its end.</param>
public sealed class SearchException(string message, int position, int length) : Exception(message)
{
    public int Position { get; } = position;

    public int Length { get; } = length;

    /// <summary>The same for a terminal: the message, the query and a mark below the place.</summary>
    public UserException ForUser(string query)
    {
        var line = string.Concat(query.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return new UserException($"{Message}\n     {line}\n     {new string(' ', Position)}{new string('^', Math.Max(1, Length))}", ExitCode.Usage);
    }
}
