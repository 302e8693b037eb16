using Bpp.Engine.Cli;
using Bpp.Engine.Forwarding;
using Bpp.Tests.Support;

namespace Bpp.Tests.Forwarding;

public sealed class ForwardedArgumentsTests
{
    private static readonly CommandEnvironment Nowhere = new(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false);

    [Fact]
    public void Of_PathsAndDefaults_AreAbsoluteAndNamed()
    {
        using var folder = new TempFolder();
        var implied = Forwarded(folder, "sql", "from photos", "--output=out.csv");
        Assert.Equal(["sql", "from photos", "--output=" + folder["out.csv"], "--library"], implied[..^1]);
        Assert.True(Path.IsPathRooted(implied[^1]));
        Assert.Equal(["sql", "-l", folder["lib"], "--", "from photos"], Forwarded(folder, "sql", "-l", "lib", "--", "from photos"));
        Assert.Equal(["import", folder["a"], folder["b c"], "-l", folder["lib"]], Forwarded(folder, "import", "a", "b c", "-l", "lib"));
    }

    [Fact]
    public void Of_Photo_IsAPathOnlyIfThereIsSuchAFile()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["here.jpg"], "");
        Assert.Equal(["include", folder["here.jpg"], "there.jpg", "42", "-l", folder["lib"]], Forwarded(folder, "include", "here.jpg", "there.jpg", "42", "-l", "lib"));
    }

    private static string[] Forwarded(TempFolder folder, params string[] arguments) =>
        ForwardedArguments.Of(BppCommandLine.CreateRoot(Nowhere).Parse(arguments), arguments, folder.Path);
}
