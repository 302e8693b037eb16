using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bpp.Engine.Faces;
using Bpp.Engine.Library;
using Bpp.Engine.People;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp people draw</c> and <c>bpp people move</c>: where a face is, when the analysis missed it or saw it in the wrong place.</summary>
internal static class FaceBoxVerbs
{
    public static IEnumerable<Command> Create(CommandEnvironment environment)
    {
        var box = new Option<FaceBox>("--box")
        {
            Description = "Left, top, width and height of the face, in shares (0 to 1) of the upright photo.",
            Required = true,
            HelpName = "X,Y,W,H",
            CustomParser = Parse,
        };

        var photo = new Argument<string>("PHOTO") { Description = PhotoNames };
        var name = new Option<string?>("--name") { Description = "Whose face it is; a new name makes a new person.", HelpName = "NAME" };
        yield return Verb(environment, "draw", "Say where a face is that the analysis missed.", [photo, box, name], (database, parsed) =>
        {
            var found = PhotoFinder.Find(database, [parsed.GetRequiredValue(photo)])[0];
            Print(environment, parsed, new PeopleEditor(database, environment.Time).DrawFace(found.PhotoId, parsed.GetRequiredValue(box), parsed.GetValue(name)));
        });

        var face = new Argument<long>("FACE") { Description = "Number of the face (bpp people show)." };
        yield return Verb(environment, "move", "Correct the box of a face.", [face, box], (database, parsed) =>
            Print(environment, parsed, new PeopleEditor(database, environment.Time).MoveFace(parsed.GetRequiredValue(face), parsed.GetRequiredValue(box))));
    }

    private static FaceBox Parse(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split(',');
        var shares = parts
            .Select(part => float.TryParse(part, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var share) ? share : float.NaN)
            .ToArray();
        if (shares is [var x, var y, var width, var height] && shares.All(float.IsFinite))
            return new FaceBox(x, y, width, height);
        result.AddError($"--box takes four numbers as in 0.4,0.2,0.1,0.15, not '{result.Tokens[0].Value}'");
        return default;
    }

    private static void Print(CommandEnvironment environment, ParseResult parsed, DrawnFace face)
    {
        if (parsed.GetValue(GlobalOptions.Json))
            environment.Out.WriteLine(CliJson.Of(face));
        else if (!parsed.GetValue(GlobalOptions.Quiet))
            environment.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"face {face.FaceId}  {face.Box.X:0.###},{face.Box.Y:0.###},{face.Box.Width:0.###},{face.Box.Height:0.###}  {face.Person?.Title ?? "nobody yet"}"));
    }
}
