namespace Bpp.Engine.Cli.Sql;

/// <summary>A line while it is typed: text, cursor, what was typed before, and names that Tab completes. Knows nothing of screens.</summary>
/// <param name="earlier">Earlier lines, oldest first.</param>
/// <param name="names">What Tab offers.</param>
internal sealed class LineBuffer(IReadOnlyList<string> earlier, IReadOnlyList<string> names)
{
    private int _place = earlier.Count;
    private string _typed = "";

    public string Text { get; private set; } = "";

    /// <summary>0 to the length of the text.</summary>
    public int Cursor { get; private set; }

    /// <summary>More than one name goes on from here: these.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>One key.</summary>
    /// <returns>True when the line is finished.</returns>
    public bool Press(ConsoleKeyInfo key)
    {
        Choices = [];
        var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return true;
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.Backspace when Cursor > 0:
                Replace(Cursor - 1, Cursor, "");
                break;
            case ConsoleKey.Delete when Cursor < Text.Length:
                Replace(Cursor, Cursor + 1, "");
                break;
            case ConsoleKey.LeftArrow:
                Cursor = isControl ? WordBefore() : Math.Max(0, Cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                Cursor = Math.Min(Text.Length, Cursor + 1);
                break;
            case ConsoleKey.Home or ConsoleKey.A when key.Key == ConsoleKey.Home || isControl:
                Cursor = 0;
                break;
            case ConsoleKey.End or ConsoleKey.E when key.Key == ConsoleKey.End || isControl:
                Cursor = Text.Length;
                break;
            case ConsoleKey.U when isControl:
                Replace(0, Cursor, "");
                break;
            case ConsoleKey.K when isControl:
                Replace(Cursor, Text.Length, "");
                break;
            case ConsoleKey.W when isControl:
                Replace(WordBefore(), Cursor, "");
                break;
            case ConsoleKey.UpArrow:
                Recall(_place - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_place + 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    Replace(Cursor, Cursor, key.KeyChar.ToString());
                break;
        }

        return false;
    }

    private void Replace(int from, int to, string with)
    {
        Text = Text[..from] + with + Text[to..];
        Cursor = from + with.Length;
    }

    private void Recall(int place)
    {
        if (place < 0 || place > earlier.Count)
            return;
        if (_place == earlier.Count)
            _typed = Text;
        _place = place;
        Text = place == earlier.Count ? _typed : earlier[place];
        Cursor = Text.Length;
    }

    private void Complete()
    {
        var from = Cursor;
        while (from > 0 && (char.IsLetterOrDigit(Text[from - 1]) || Text[from - 1] is '_' or '.'))
            from--;
        // `photos.cam` completes the column; `.sch` a command.
        if (Text.LastIndexOf('.', Math.Max(0, Cursor - 1), Cursor - from) is > 0 and var dot)
            from = dot + 1;
        var word = Text[from..Cursor];
        var found = word.Length == 0 ? [] : names.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ToList();
        if (found.Count == 0)
            return;
        var common = found.Aggregate((shared, name) => shared[..shared.Zip(name).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count()]);
        Replace(from, Cursor, common);
        if (found.Count > 1)
            Choices = found;
    }

    private int WordBefore()
    {
        var at = Cursor;
        while (at > 0 && char.IsWhiteSpace(Text[at - 1]))
            at--;
        while (at > 0 && !char.IsWhiteSpace(Text[at - 1]))
            at--;
        return at;
    }
}
