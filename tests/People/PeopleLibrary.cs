using Bpp.Engine.Faces;
using Bpp.Engine.Library;
using Bpp.Engine.Metadata;
using Bpp.Engine.People;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.People;

/// <summary>A library with faces of imaginary people: photo <c>3.jpg</c> holds whom the test says.</summary>
internal sealed class PeopleLibrary : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Engine.People.Clustering.UnitVectors _vectors = SyntheticFaces.Make(10, 40, 0.6f);
    private readonly int[] _used = new int[10];

    public PeopleLibrary() => Database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);

    public LibraryDatabase Database { get; }

    public LibraryFolder Folder => new(_folder.Path);

    public PeopleEditor Editor => new(Database, TimeProvider.System);

    /// <summary>Adds photos, one for each list of people (0–9) in it, side by side.</summary>
    public void Add(int first, params int[][] photos)
    {
        Write("a1", photos.Index().Select(photo => Photo(first + photo.Index, photo.Item)));
        DerivedTables.Refresh(Database);
    }

    /// <summary>As an analysis by another model would: the same faces, in boxes a little different, with new ids.</summary>
    public void AnalyseAgain(int first, params int[][] photos)
    {
        Array.Clear(_used);
        Write("a2", photos.Index().Select(photo => Photo(first + photo.Index, photo.Item, 0.012f)));
        DerivedTables.Refresh(Database);
    }

    /// <summary>As an analysis that sees exactly what the first one saw.</summary>
    public void AnalyseAsBefore(int first, params int[][] photos)
    {
        Array.Clear(_used);
        Write("a2", photos.Index().Select(photo => Photo(first + photo.Index, photo.Item)));
        DerivedTables.Refresh(Database);
    }

    public void AddNamed(int number, string person, FaceBox? region, params int[] people)
    {
        var outcome = Photo(number, people);
        var metadata = outcome.Facts!.Metadata with { People = [person], Regions = region is { } box ? [new NamedRegion(person, box)] : [] };
        Write("a1", [outcome with { Facts = outcome.Facts with { Metadata = metadata } }]);
        DerivedTables.Refresh(Database);
    }

    public static FaceBox BoxOf(int place, float shift = 0) => new(0.05f + (0.2f * place) + shift, 0.3f, 0.15f, 0.2f);

    public Person PersonOn(int photo, int place = 0) => PeopleCatalog.Find(Database, KeyOn(photo, place)!);

    public string? KeyOn(int photo, int place = 0) => Database.Scalar<string>(
        $"select person_key from faces join photos using (photo_id) where path = '{photo}.jpg' and abs(x - {BoxOf(place).X.ToString(System.Globalization.CultureInfo.InvariantCulture)}) < 0.05");

    public long FaceOn(int photo, int place = 0) => Database.Scalar<long>(
        $"select face_id from faces join photos using (photo_id) where path = '{photo}.jpg' and abs(x - {BoxOf(place).X.ToString(System.Globalization.CultureInfo.InvariantCulture)}) < 0.05");

    /// <summary>As if an analysis had read the drawn or moved face there: it is the person's.</summary>
    public void Read(int photo, FaceBox box, int person, float quality = 0.8f)
    {
        using (var connection = Database.Connect())
        {
            var face = Face(person, 0, 0) with { Box = box, Quality = quality };
            FaceReadings.Add(connection, [new FaceReadingRow(connection.Scalar<long>($"select photo_id from facts.photos where path = '{photo}.jpg'"), face)]);
        }

        DerivedTables.Refresh(Database);
    }

    public void Execute(string sql)
    {
        using var connection = Database.Connect();
        connection.Execute(sql);
    }

    public IReadOnlyList<long> FaceIds()
    {
        using var connection = Database.Connect();
        return connection.Query("select face_id from facts.faces order by face_id", row => row.GetInt64(0));
    }

    public string PhotosOf(string person) => Database.Scalar<string>(
        $"select coalesce(string_agg(path, ' ' order by path), '') from person_photos join photos using (photo_id) where person = '{person}'")!;

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }

    private AnalysisOutcome Photo(int number, int[] people, float shift = 0)
    {
        var outcome = TestPhotos.Success($"{number}.jpg", $"content {number}");
        return outcome with
        {
            Facts = outcome.Facts! with
            {
                Metadata = outcome.Facts.Metadata with { People = [] },
                Faces = new PhotoFaces("test", [.. people.Index().Select(face => Face(face.Item, face.Index, shift))]),
            },
        };
    }

    private FaceFacts Face(int person, int place, float shift) => new()
    {
        Box = BoxOf(place, shift),
        Confidence = 0.9f,
        Quality = 0.8f,
        LeftEyeOpen = 0.9f,
        RightEyeOpen = 0.9f,
        Embedding = new FaceEmbedding("test", _vectors[(person * 40) + _used[person]++].ToArray()),
    };

    private void Write(string analyser, IEnumerable<AnalysisOutcome> outcomes)
    {
        using var writer = new FactsWriter(Database, analyser, TimeProvider.System);
        writer.Write([.. outcomes]);
    }
}
