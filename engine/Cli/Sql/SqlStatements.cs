namespace Bpp.Engine.Cli.Sql;

/// <summary>Cuts a text into statements at the semicolons that are not within quotes or comments.</summary>
internal static class SqlStatements
{
    /// <summary>The statements that have ended, without their semicolon and none of them empty, and the text behind the last of them.</summary>
    /// <param name="text">SQL.</param>
    /// <param name="hasCommands">Between statements, a line that begins with a dot is an item of its own.</param>
    public static (IReadOnlyList<string> Statements, string Open) Split(string text, bool hasCommands = false)
    {
        var statements = new List<string>();
        var (start, at, hasWords) = (0, 0, false);
        while (at < text.Length)
        {
            if (text[at] == ';')
            {
                if (hasWords)
                    statements.Add(text[start..at].Trim());
                (start, hasWords) = (at + 1, false);
                at++;
                continue;
            }

            if (hasCommands && !hasWords && text[at] == '.' && text.AsSpan(0, at).TrimEnd(" \t") is [] or [.., '\n'])
            {
                start = Behind(text, at, "\n");
                statements.Add(text[at..start].Trim());
                at = start;
                continue;
            }

            var next = AfterQuoteOrComment(text, at);
            hasWords |= next == at ? !char.IsWhiteSpace(text[at]) : !IsComment(text, at);
            at = next == at ? at + 1 : next;
        }

        return (statements, hasWords ? text[start..].Trim() : "");
    }

    private static bool IsComment(string text, int at) => Has(text, at, "--") || Has(text, at, "/*");

    /// <summary>Behind what begins here and hides semicolons; the end of the text when it is still open; the same place when nothing does.</summary>
    private static int AfterQuoteOrComment(string text, int at) => text[at] switch
    {
        '\'' or '"' => Behind(text, at + 1, text[at].ToString()),
        '-' when Has(text, at, "--") => Behind(text, at + 2, "\n"),
        '/' when Has(text, at, "/*") => Behind(text, at + 2, "*/"),
        '$' when Has(text, at, "$$") => Behind(text, at + 2, "$$"),
        _ => at,
    };

    private static int Behind(string text, int from, string end) =>
        text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;

    private static bool Has(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;
}
