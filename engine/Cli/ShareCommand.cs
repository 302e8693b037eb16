using System.CommandLine;
using Bpp.Engine.Sharing;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp share …</c>: lets other devices of the local network see the library, once the owner said yes to each.</summary>
internal static class ShareCommand
{
    private static readonly Argument<string> Device = new("DEVICE") { Description = "Id of a device, as bpp share devices lists it." };

    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("share", "Show the library to phones and other computers of the local network.") { GlobalOptions.Library };
        foreach (var verb in Verbs(environment))
            command.Add(verb);
        return command;
    }

    private static IEnumerable<Command> Verbs(CommandEnvironment environment)
    {
        var port = new Option<int>("--port") { Description = "Port for the devices.", DefaultValueFactory = _ => ShareSettings.DefaultPort, HelpName = "N" };
        var clear = new Option<bool>("--insecure-http") { Description = "Without encryption: whoever listens on the network sees every photo and can pose as a device." };
        yield return Verb(environment, "on", "Start sharing, and give a link for the next device.", [port, clear], (database, parsed, _) =>
        {
            var book = BookOf(parsed);
            book.Set(new ShareSettings(true, parsed.GetRequiredValue(port), !parsed.GetValue(clear)));
            if (parsed.GetValue(clear))
                environment.Error.WriteLine("bpp: sharing without encryption: whoever listens on this network sees every photo a device looks at, and can pose as that device.");
            return TellLink(environment, parsed, book);
        });
        yield return Verb(environment, "off", "Stop sharing; trusted devices are remembered.", [], (database, parsed, _) =>
        {
            var book = BookOf(parsed);
            book.Set(book.Settings with { IsOn = false });
            return Status(environment, parsed, book);
        });
        yield return Verb(environment, "status", "Tell whether the library is shared, and how many wait.", [], (database, parsed, _) => Status(environment, parsed, BookOf(parsed)));
        yield return Verb(environment, "devices", "List the devices, the newest first.", [], (database, parsed, _) =>
            Print(environment, parsed, [.. BookOf(parsed).Devices(environment.Time).Select(Shape)], device => $"{device.Id}  {device.State,-8}  {device.Words}  {device.Name}  {device.Address}  {device.Browser}"));

        var pick = new Option<bool>("--pick") { Description = "It may also mark favourites, under its own name." };
        var albums = new Option<string[]>("--album") { Description = "Limit it to this album; may be given several times.", HelpName = "KEY" };
        var people = new Option<string[]>("--person") { Description = "Limit it to photos of this person; may be given several times.", HelpName = "NAME" };
        yield return Verb(environment, "approve", "Let a device in, after comparing its words; or change what it may do.", [Device, pick, albums, people], (database, parsed, _) =>
        {
            var grant = new DeviceGrant(parsed.GetValue(pick), parsed.GetValue(albums) ?? [], parsed.GetValue(people) ?? []);
            return TellDevice(environment, parsed, BookOf(parsed).Approve(parsed.GetRequiredValue(Device), grant, environment.Time));
        });
        yield return Verb(environment, "revoke", "Shut a device out at once, or refuse its request.", [Device], (database, parsed, _) =>
            TellDevice(environment, parsed, BookOf(parsed).Revoke(parsed.GetRequiredValue(Device), environment.Time)));
        yield return Verb(environment, "rotate", "End every open link and request; trusted devices stay.", [], (database, parsed, _) =>
        {
            var book = BookOf(parsed);
            book.Rotate();
            return Status(environment, parsed, book);
        });
    }

    private static ShareBook BookOf(ParseResult parsed) => ShareBook.Of(GlobalOptions.LibraryOf(parsed));

    private static int TellLink(CommandEnvironment environment, ParseResult parsed, ShareBook book)
    {
        string? fingerprint = null;
        if (book.Settings.IsEncrypted)
        {
            using var certificate = ShareCertificate.LoadOrMake(book.Folder, environment.Time);
            fingerprint = ShareCertificate.FingerprintOf(certificate);
        }

        var link = PairingLink.Of(book.Settings, book.Codes.Issue(), fingerprint);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            environment.Out.WriteLine(CliJson.Of(new { link = link.ToString(), fingerprint, seconds = (int)PairingCodes.Life.TotalSeconds }));
            return ExitCode.Ok;
        }

        if (environment.IsTerminal)
            environment.Out.WriteLine(PairingLink.Drawn(link));
        environment.Out.WriteLine(link.ToString());
        environment.Error.WriteLine("bpp: the link is good for one device and two minutes, while bpp serve runs. Then: bpp share devices, bpp share approve DEVICE.");
        return ExitCode.Ok;
    }

    private static int Status(CommandEnvironment environment, ParseResult parsed, ShareBook book)
    {
        var devices = book.Devices(environment.Time);
        var (trusted, pending) = (devices.Count(device => device.State == DeviceState.Trusted), devices.Count(device => device.State == DeviceState.Pending));
        environment.Out.WriteLine(parsed.GetValue(GlobalOptions.Json)
            ? CliJson.Of(new { is_on = book.Settings.IsOn, port = book.Settings.Port, is_encrypted = book.Settings.IsEncrypted, trusted, pending })
            : $"sharing is {(book.Settings.IsOn ? $"on, port {book.Settings.Port}{(book.Settings.IsEncrypted ? "" : ", without encryption")}" : "off")}; {trusted} trusted, {pending} waiting");
        return ExitCode.Ok;
    }

    private static int TellDevice(CommandEnvironment environment, ParseResult parsed, SharedDevice device)
    {
        environment.Out.WriteLine(parsed.GetValue(GlobalOptions.Json) ? CliJson.Of(Shape(device)) : $"{device.Name} ({device.Id}) is {Shape(device).State}");
        return ExitCode.Ok;
    }

    private static DeviceRow Shape(SharedDevice device) =>
        new(device.Id, device.Name, device.State switch { DeviceState.Trusted => "trusted", DeviceState.Pending => "pending", _ => "revoked" }, device.Words, device.Address, device.Browser, device.Grant.CanPick, device.Grant.Albums, device.Grant.People, device.CreatedAt, device.LastSeenAt);

    private sealed record DeviceRow(string Id, string Name, string State, string Words, string Address, string Browser, bool CanPick, IReadOnlyList<string> Albums, IReadOnlyList<string> People, DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt);
}
