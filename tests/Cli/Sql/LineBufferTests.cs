using Bpp.Engine.Cli.Sql;

namespace Bpp.Tests.Cli.Sql;

public sealed class LineBufferTests
{
    private readonly LineBuffer _line = new(["first", "second"], ["photos", "photo_scores", "camera_model", ".schema"]);

    [Fact]
    public void Press_EditingKeys_ChangeTheTextAtTheCursor()
    {
        Type("selct x");
        Press(ConsoleKey.Home, ConsoleKey.RightArrow, ConsoleKey.RightArrow, ConsoleKey.RightArrow);
        Type("e");
        Press(ConsoleKey.End, ConsoleKey.Backspace);
        Type("1 ünused");
        Control(ConsoleKey.W);

        Assert.Equal("select 1 ", _line.Text);
        Control(ConsoleKey.A);
        Press(ConsoleKey.Delete);
        Assert.Equal(("elect 1 ", 0), (_line.Text, _line.Cursor));
        Control(ConsoleKey.K);
        Assert.Equal("", _line.Text);
        Assert.True(_line.Press(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false)));
    }

    [Fact]
    public void Press_Arrows_WalkThroughTheHistoryAndBack()
    {
        Type("new");
        Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow);
        Assert.Equal("first", _line.Text);
        Press(ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow);
        Assert.Equal("new", _line.Text);
    }

    [Theory]
    [InlineData("from PHO", "from photo", 2)]
    [InlineData("photos.cam", "photos.camera_model", 0)]
    [InlineData(".sch", ".schema", 0)]
    [InlineData("nothing", "nothing", 0)]
    [InlineData("", "", 0)]
    public void Press_Tab_CompletesAsFarAsNamesAgree(string typed, string completed, int choices)
    {
        Type(typed);
        Press(ConsoleKey.Tab);

        Assert.Equal(completed, _line.Text);
        Assert.Equal(choices, _line.Choices.Count);
    }

    private void Type(string text)
    {
        foreach (var letter in text)
            _line.Press(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false));
    }

    private void Press(params ConsoleKey[] keys)
    {
        foreach (var key in keys)
            _line.Press(new ConsoleKeyInfo('\0', key, false, false, false));
    }

    private void Control(ConsoleKey key) => _line.Press(new ConsoleKeyInfo('\u0001', key, false, false, control: true));
}
