namespace Bpp.Engine.People;

/// <summary>Kinds of decisions about people, as they stand in <c>decisions.events</c>. A face is named by its photo's content and its box.</summary>
internal static class PeopleEvents
{
    /// <summary>subject = person, value = name; null takes it away.</summary>
    public const string Named = "person_named";

    /// <summary>sha256, value = box, subject = person; null: it is nobody's.</summary>
    public const string Face = "person_face";

    /// <summary>subject = person, value = whom it is now part of.</summary>
    public const string Merged = "person_merged";

    /// <summary>subject = person, value = not_a_person or not_interesting; null restores.</summary>
    public const string Dismissed = "person_dismissed";

    /// <summary>subject = person, value = true; null allows the person in picks again.</summary>
    public const string Excluded = "person_excluded";

    /// <summary>subject = person, value = true; null prefers the person in picks no more.</summary>
    public const string Boosted = "person_boosted";

    /// <summary>sha256, subject = person, value = true (there, with or without a face) or null (not there).</summary>
    public const string Tagged = "person_tagged";

    /// <summary>sha256, value = box, subject = person.</summary>
    public const string Avatar = "person_avatar";

    /// <summary>subject and value = two people who are not one.</summary>
    public const string Differ = "people_differ";

    /// <summary>sha256, value = box: here is a face.</summary>
    public const string FaceDrawn = "face_drawn";

    /// <summary>sha256, subject = box as it was, value = box as it is.</summary>
    public const string FaceMoved = "face_moved";

    /// <summary>sha256, value = box: no face, or of no interest.</summary>
    public const string FaceDismissed = "face_dismissed";
}
