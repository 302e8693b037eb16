using Bpp.Engine.Cli;

namespace Bpp.Tests.Cli;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("a\u001b[31mred.jpg", "a\uFFFD[31mred.jpg")]
    [InlineData("title\u001b]0;x\u0007", "title\uFFFD]0;x\uFFFD")]
    [InlineData("\u009b2J", "\uFFFD2J")]
    [InlineData("photo\u202Egpj.exe", "photo\uFFFDgpj.exe")]
    [InlineData("two\nlines\tand é 😀", "two\nlines\tand é 😀")]
    public async Task WriteLine_NameThatSteersATerminal_IsOnlyText(string name, string shown)
    {
        await using var terminal = new StringWriter { NewLine = "|" };
        await using var text = new TerminalText(terminal);

        text.WriteLine(name);
        await text.WriteLineAsync(name);

        Assert.Equal($"{shown}|{shown}|", terminal.ToString());
    }

    [Fact]
    public void Write_OfOurOwn_StaysAsItIs()
    {
        using var terminal = new StringWriter();
        using var text = new TerminalText(terminal);

        text.Write("\r12 of 40\u001b[K");

        Assert.Equal("\r12 of 40\u001b[K", terminal.ToString());
    }
}
