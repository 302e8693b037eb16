using Bpp.Engine.Storage;

namespace Bpp.Engine.Search;

/// <summary>Keeps the texts that searches look through: levelling accents and punctuation takes longer than the search itself.</summary>
public static class WordLinker
{
    private const string Bring = """
        create temp table brought as from unread_words;
        delete from facts.photo_words where photo_id in (select photo_id from brought);
        insert into facts.photo_words from brought;
        drop table brought;
        """;

    /// <summary>Brings the words up to date with the photos.</summary>
    /// <returns>Whether anything had changed.</returns>
    public static bool Refresh(LibraryDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        if (!connection.Scalar<bool>("select exists (from unread_words)"))
            return false;
        connection.Execute(Bring);
        transaction.Commit();
        return true;
    }
}
