using System.Collections.Immutable;
using Bpp.Engine.Companions;
using Bpp.Engine.Decisions;
using Bpp.Engine.People;
using Bpp.Engine.Places;
using Bpp.Engine.Search;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Library;

/// <summary>What is computed from facts and decisions because SQL would be too slow for every question: what was decided about photos, companions, people, near-duplicates, candidates, places, words.</summary>
public static class DerivedTables
{
    /// <summary>Brings up to date what its inputs say is not; cheap when nothing changed.</summary>
    public static void Refresh(LibraryDatabase database, CancellationToken ct = default)
    {
        lock (database.RefreshLock)
        {
            PhotoDecisions.Refresh(database);
            CompanionLinker.Refresh(database);
            PeopleLinker.Refresh(database, loosen: ImmutableHashSet<string>.Empty, ct);
            DuplicateLinker.Refresh(database, ct);
        }
        PlaceLinker.Refresh(database, ct);
        WordLinker.Refresh(database);
    }
}
