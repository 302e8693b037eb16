using Bpp.Tests.Storage;

namespace Bpp.Tests.People;

public sealed class PersonCardTests : IDisposable
{
    private readonly PeopleLibrary _library = new();

    public PersonCardTests() => _library.Add(1, [0], [0], [0], [0], [1], [1], [2], [2], [3]);

    public void Dispose() => _library.Dispose();

    [Fact]
    public void PersonCards_OneOfEachShelf_AreTold()
    {
        _library.Editor.Name(_library.KeyOn(5)!, "Noah");
        _library.Editor.Dismiss(_library.KeyOn(7)!);

        Assert.Equal("unnamed 4|known 2|dismissed 2|other 1", Cards());
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from person_cards where avatar_sha256 is null"));
    }

    [Fact]
    public void PersonCards_HiddenPhoto_LendsNoAvatar()
    {
        var best = _library.Database.Scalar<long>($"select avatar_face_id from people where person_key = '{_library.KeyOn(1)}'");
        var photo = _library.Database.Scalar<long>($"select photo_id from facts.faces where face_id = {best}");
        new Engine.Organise.PhotoEditor(_library.Database, TimeProvider.System).Hide([photo], true);

        Assert.Equal(0, _library.Database.Scalar<long>($"select count(*) from person_cards where avatar_face_id = {best}"));
    }

    [Fact]
    public void FaceSuggestions_TwoNamed_LikeliestFirstAndNotItself()
    {
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.Name(_library.KeyOn(5)!, "Noah");
        _library.Editor.Split([_library.FaceOn(2)]);

        Assert.Equal("Emma Noah", Suggested(2));
        Assert.Equal("Noah", Suggested(1));
        Assert.Null(_library.Database.Scalar<string>("select string_agg(name) from face_suggestions(-1)"));
    }

    private string? Cards() => _library.Database.Scalar<string>("select string_agg(shelf || ' ' || photos, '|' order by photos desc, shelf desc) from person_cards");

    private string? Suggested(int photo) => _library.Database.Scalar<string>($"select string_agg(name, ' ' order by similarity desc) from face_suggestions({_library.FaceOn(photo)})");
}
