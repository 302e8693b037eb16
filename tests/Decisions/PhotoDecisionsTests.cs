using Bpp.Engine.Decisions;
using Bpp.Tests.Queries;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bpp.Tests.Decisions;

public sealed class PhotoDecisionsTests : IDisposable
{
    private const string Kept = "from facts.photo_decisions order by all";
    private const string Computed = "from latest_photo_decisions(null) order by all";
    private const string KeptOfSubjects = "from facts.subject_decisions order by all";
    private const string ComputedOfSubjects = "from latest_subject_decisions order by all";

    private static readonly string[] Kinds = ["favourite", "rated", "include", "exclude", "clear", "crown", "uncrown", "tagged", "album_photo", "album_override", "trashed", "set", "preset", "person_named"];

    private readonly QueryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Property(MaxTest = 15, EndSize = 40)]
    public Property Append_AnyWordsUndoneAndRedone_KeepsWhatAFreshLookFinds()
    {
        var word = from kind in Gen.Elements(Kinds) from photo in Gen.Choose(1, 4) from taken in Gen.Elements(true, false) select (Kind: kind, Photo: photo, IsTakenBack: taken);
        var step = from undo in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2))) from words in Gen.NonEmptyListOf(word) select (Switch: undo, Words: words);
        return Prop.ForAll(Gen.ListOf(step).ToArbitrary(), steps =>
        {
            _library.Clear();
            for (var photo = 1; photo <= 4; photo++)
                _library.Photo(photo);
            var log = new DecisionLog(_library.Database, TimeProvider.System);
            var isRenewed = false;
            foreach (var (toggle, words) in steps)
            {
                var batch = toggle switch
                {
                    1 => log.Undo()?.Batch,
                    2 => log.Redo()?.Batch,
                    _ => log.Append([.. words.Select(said => Event(said.Kind, said.Photo, said.IsTakenBack))]),
                };
                isRenewed |= batch is not null;
                Assert.Equal(_library.Rows(Computed), _library.Rows(Kept));
                Assert.Equal(_library.Rows(ComputedOfSubjects), _library.Rows(KeptOfSubjects));
            }

            // Undo and redo with nothing to take back or bring back are no batch.
            Assert.False(PhotoDecisions.Refresh(_library.Database) && isRenewed, "the last batch left it up to date");
        });
    }

    [Fact]
    public void Refresh_FactsRebuiltUnderOtherIds_FollowsTheContent()
    {
        _library.Photo(1);
        new DecisionLog(_library.Database, TimeProvider.System).Append([new DecisionEvent("favourite", "s1", Value: "1")]);
        _library.Execute("update facts.photos set photo_id = 7");
        Assert.Equal(["1"], _library.Rows("select photo_id from photo_marks where favourite"));

        Assert.True(PhotoDecisions.Refresh(_library.Database));

        Assert.Equal(["7"], _library.Rows("select photo_id from photo_marks where favourite"));
        Assert.Equal(["1"], _library.Rows("select count(*) from facts.photo_decision_inputs inner join photo_decision_inputs using (last_event, others)"));
        Assert.False(PhotoDecisions.Refresh(_library.Database));
    }

    private static DecisionEvent Event(string kind, int photo, bool isTakenBack) => kind switch
    {
        "set" => new DecisionEvent(kind, Subject: "variety", Value: isTakenBack ? null : "1"),
        "preset" or "person_named" => new DecisionEvent(kind, Subject: $"p{photo}", Value: isTakenBack ? null : $"name {photo}"),
        "tagged" or "album_photo" => new DecisionEvent(kind, $"s{photo}", "a", isTakenBack ? null : "1"),
        "album_override" => new DecisionEvent(kind, $"s{photo}", "a", isTakenBack ? null : "exclude"),
        "include" or "exclude" or "clear" or "crown" or "uncrown" => new DecisionEvent(kind, $"s{photo}"),
        _ => new DecisionEvent(kind, $"s{photo}", Value: isTakenBack ? null : "1"),
    };
}
