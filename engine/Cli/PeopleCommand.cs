using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Library;
using Bpp.Engine.People;
using Humanizer;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp people …</c>: who is in the photos, and what the user says about them. People go by name or by key.</summary>
internal static class PeopleCommand
{
    private static readonly Argument<string> Person = new("PERSON") { Description = "Name, or key of an unnamed person." };
    private static readonly Option<bool> Off = new("--off") { Description = "Take it back." };

    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("people", "See, name and correct the people in the photos.") { GlobalOptions.Library };
        foreach (var verb in Reading(environment).Concat(Naming(environment)).Concat(Faces(environment)).Concat(FaceBoxVerbs.Create(environment)))
            command.Add(verb);
        return command;
    }

    private static IEnumerable<Command> Reading(CommandEnvironment environment)
    {
        var all = new Option<bool>("--all") { Description = "Also strangers seen in fewer than four photos, and dismissed people." };
        yield return Verb(environment, "list", "List people, significant ones first.", [all], (database, parsed) =>
        {
            var people = PeopleCatalog.List(database).Where(person => person.IsSignificant || parsed.GetValue(all)).ToList();
            VerbFactory.Print(environment, parsed, people, Line);
        });

        yield return Verb(environment, "show", "Show a person and its faces.", [Person], (database, parsed) =>
        {
            var person = PeopleCatalog.Find(database, parsed.GetRequiredValue(Person));
            var faces = PeopleCatalog.Faces(database, person.Key);
            if (parsed.GetValue(GlobalOptions.Json))
            {
                environment.Out.WriteLine(CliJson.Of(new { person, faces }));
                return;
            }

            environment.Out.WriteLine(Line(person));
            foreach (var face in faces)
                environment.Out.WriteLine($"  face {face.FaceId,6}  {Date(face.TakenAt)}  {face.Path}  ({How(face)})");
        });

        var most = new Option<int>("--limit") { Description = "At most this many pairs.", DefaultValueFactory = _ => 20, HelpName = "N" };
        yield return Verb(environment, "pairs", "List people who may be one, closest first; answer with merge or differ.", [most], (database, parsed) =>
            VerbFactory.Print(environment, parsed, PeopleCatalog.PairsToReview(database, parsed.GetValue(most) is >= 1 and var pairs ? pairs : throw new UserException("--limit must be 1 or more", ExitCode.Usage)), pair => string.Create(
                CultureInfo.InvariantCulture, $"{pair.Similarity:0.00}  {pair.TitleA} ({"photo".ToQuantity(pair.PhotosA)})  {pair.TitleB} ({"photo".ToQuantity(pair.PhotosB)})")));
    }

    private static IEnumerable<Command> Naming(CommandEnvironment environment)
    {
        var name = new Argument<string>("NAME") { Description = "The name; empty takes it away." };
        yield return Editing(environment, "name", "Name or rename a person.", [Person, name], (editor, parsed) =>
            editor.Name(parsed.GetRequiredValue(Person), parsed.GetRequiredValue(name)));

        var others = new Argument<string[]>("OTHERS") { Description = "Who become part of it.", Arity = ArgumentArity.OneOrMore };
        yield return Editing(environment, "merge", "Make several people one; the first one's name stays.", [Person, others], (editor, parsed) =>
            editor.Merge(parsed.GetRequiredValue(Person), parsed.GetRequiredValue(others)));

        var notInteresting = new Option<bool>("--not-interesting") { Description = "A person, but nobody you care for (default: not a person at all)." };
        yield return Editing(environment, "dismiss", "Put somebody aside.", [Person, notInteresting], (editor, parsed) =>
            editor.Dismiss(parsed.GetRequiredValue(Person), parsed.GetValue(notInteresting)));
        yield return Editing(environment, "restore", "Take a dismissal back.", [Person], (editor, parsed) => editor.Restore(parsed.GetRequiredValue(Person)));
        yield return Editing(environment, "boost", "Prefer a person in the picks.", [Person, Off], (editor, parsed) =>
            editor.Boost(parsed.GetRequiredValue(Person), !parsed.GetValue(Off)));
        yield return Editing(environment, "exclude", "Keep photos of a person out of the picks.", [Person, Off], (editor, parsed) =>
            editor.Exclude(parsed.GetRequiredValue(Person), !parsed.GetValue(Off)));

        var other = new Argument<string>("OTHER") { Description = "Name or key of the other." };
        yield return Verb(environment, "differ", "Say that two people are not one.", [Person, other], (database, parsed) =>
            new PeopleEditor(database, environment.Time).Differ(parsed.GetRequiredValue(Person), parsed.GetRequiredValue(other)));
    }

    private static IEnumerable<Command> Faces(CommandEnvironment environment)
    {
        var faces = new Option<long[]>("--face") { Description = "Number of a face (bpp people show); may be repeated.", Required = true, HelpName = "ID" };
        yield return Editing(environment, "split", "Make faces a person of their own.", [faces], (editor, parsed) => editor.Split(parsed.GetRequiredValue(faces)));
        yield return Editing(environment, "assign", "Give faces to a person.", [Person, faces], (editor, parsed) =>
            editor.Assign(parsed.GetRequiredValue(faces), parsed.GetRequiredValue(Person)));
        yield return Verb(environment, "unassign", "Say that faces are nobody's.", [faces], (database, parsed) =>
            new PeopleEditor(database, environment.Time).Unassign(parsed.GetRequiredValue(faces)));
        yield return Verb(environment, "dismiss-face", "Say that these are no faces, or of no interest.", [faces], (database, parsed) =>
            new PeopleEditor(database, environment.Time).DismissFaces(parsed.GetRequiredValue(faces)));

        var avatar = new Option<long>("--face") { Description = "Number of the face.", Required = true, HelpName = "ID" };
        yield return Editing(environment, "avatar", "Choose the face that stands for a person.", [Person, avatar], (editor, parsed) =>
            editor.ChooseAvatar(parsed.GetRequiredValue(Person), parsed.GetValue(avatar)));

        var photo = new Argument<string>("PHOTO") { Description = PhotoNames };
        yield return Verb(environment, "tag", "Say that a person is in a photo, with or without a face.", [Person, photo, Off], (database, parsed) =>
        {
            var tagged = new PeopleEditor(database, environment.Time)
                .Tag(PhotoFinder.Find(database, [parsed.GetRequiredValue(photo)])[0].Sha256, parsed.GetRequiredValue(Person), !parsed.GetValue(Off));
            Print(environment, parsed, tagged);
        });
    }

    private static Command Editing(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<PeopleEditor, ParseResult, Person> edit) =>
        Verb(environment, name, description, symbols, (database, parsed) => Print(environment, parsed, edit(new PeopleEditor(database, environment.Time), parsed)));

    private static void Print(CommandEnvironment environment, ParseResult parsed, Person person)
    {
        if (parsed.GetValue(GlobalOptions.Json))
            environment.Out.WriteLine(CliJson.Of(person));
        else if (!parsed.GetValue(GlobalOptions.Quiet))
            environment.Out.WriteLine(Line(person));
    }

    private static string Line(Person person)
    {
        var notes = new List<string>();
        if (person.DismissedAs is { } dismissed)
            notes.Add(dismissed.Replace('_', ' '));
        if (person.Boosted)
            notes.Add("boosted");
        if (person.Excluded)
            notes.Add("excluded from picks");
        var suffix = notes.Count > 0 ? $"  [{string.Join(", ", notes)}]" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{person.Key,-11}  {person.Name ?? "(unnamed)",-24}  {"photo".ToQuantity(person.Photos),12}  {"face".ToQuantity(person.Faces),11}  {Date(person.FirstTaken)} to {Date(person.LastTaken)}{suffix}");
    }

    private static string How(PersonFace face) => face.Similarity is { } similarity
        ? string.Create(CultureInfo.InvariantCulture, $"{face.How}, {similarity:0.00}")
        : face.How;

    private static string Date(DateTime? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated   ";
}
