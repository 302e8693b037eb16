using Bpp.Engine.Cli;
using Bpp.Engine.Sharing;

namespace Bpp.Web.Sharing;

/// <summary>What the owner's page Share can do: all that <c>bpp share</c> can.</summary>
internal static class ShareOwnerEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/share/on", (ShareBook book, CancellationToken stop) => SetAsync(book, book.Settings with { IsOn = true }, stop));
        app.MapPost("/api/share/off", (ShareBook book, CancellationToken stop) => SetAsync(book, book.Settings with { IsOn = false }, stop));
        app.MapPost("/api/share/settings", SettingsAsync);
        app.MapPost("/api/share/link", Link);
        app.MapPost("/api/share/approve", Approve);
        app.MapPost("/api/share/revoke", (DeviceRequest request, ShareBook book) => Done(() => book.Revoke(request.Id ?? "")));
        app.MapPost("/api/share/rotate", (ShareBook book) => Done(book.Rotate));
    }

    private static Task<IResult> SettingsAsync(SettingsRequest request, ShareBook book, CancellationToken stop)
    {
        var before = book.Settings;
        return SetAsync(
            book,
            before with
            {
                Port = request.Port ?? before.Port,
                IsEncrypted = request.Encrypted ?? before.IsEncrypted,
                Addresses = request.Addresses ?? before.Addresses,
                Pictures = request.Pictures is null ? before.Pictures : PicturesOf(request.Pictures),
            },
            stop);
    }

    private static SharedPictures PicturesOf(string text) => Enum.TryParse<SharedPictures>(text, ignoreCase: true, out var pictures) && Enum.IsDefined(pictures) ? pictures
        : throw new UserException($"Devices can get previews, stripped or originals, not {text}.", ExitCode.Usage);

    private static async Task<IResult> SetAsync(ShareBook book, ShareSettings settings, CancellationToken stop)
    {
        book.Set(settings);
        var state = await book.SettledAsync(stop);
        return state?.Problem is { } problem ? throw new UserException(problem, ExitCode.Failure) : Results.Json(new { ok = true, listening = state?.Listening });
    }

    private static IResult Link(ShareBook book, TimeProvider time)
    {
        if (book.State is not { Listening.Count: > 0 } state)
            throw new UserException("Switch sharing on first.", ExitCode.Usage);
        var invitation = Invitation.Make(book, state, time);
        return Results.Json(new { ok = true, link = invitation.Link, qr = invitation.Svg(), fingerprint = invitation.Fingerprint, seconds = (int)PairingCodes.Life.TotalSeconds });
    }

    private static IResult Approve(ApproveRequest request, ShareBook book, ServedLibrary library) =>
        Done(() => book.Approve(request.Id ?? "", DeviceGrant.Of(library.Database, request.Pick, request.Albums ?? [], request.People ?? [])));

    private static IResult Done(Action action)
    {
        action();
        return Results.Json(new { ok = true });
    }

    /// <param name="Port">Null: as before.</param>
    /// <param name="Encrypted">Null: as before.</param>
    /// <param name="Addresses">Of this machine; empty: every private one; null: as before.</param>
    /// <param name="Pictures">previews, stripped or originals; null: as before.</param>
    internal sealed record SettingsRequest(int? Port, bool? Encrypted, IReadOnlyList<string>? Addresses, string? Pictures);

    /// <param name="Id">Of a device.</param>
    internal sealed record DeviceRequest(string? Id);

    /// <param name="Id">Of a device.</param>
    /// <param name="Pick">It may decide as well.</param>
    /// <param name="Albums">It is limited to these, by name or key.</param>
    /// <param name="People">It is limited to photos of these, by name or key.</param>
    internal sealed record ApproveRequest(string? Id, bool Pick, IReadOnlyList<string>? Albums, IReadOnlyList<string>? People);
}
