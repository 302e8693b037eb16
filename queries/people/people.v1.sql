-- grain: one row per person
-- inputs: facts.people, facts.person_photos, facts.face_people, facts.faces, photos, is_significant
-- example: select name, photos from people where is_significant order by photos desc
create or replace view people_v1 as
with seen as (
    select
        there.person_key,
        count(*) as photos,
        min(photo.taken_at) as first_taken,
        max(photo.taken_at) as last_taken
    from facts.person_photos as there
    inner join photos as photo
        on photo.photo_id = there.photo_id
    group by there.person_key
),

portraits as (
    select
        assigned.person_key,
        count(*) as faces,
        -- a usual face of the person, and a good one; a hidden photo is not to be shown by its face
        arg_max(face.face_id, 0.7 * coalesce(assigned.similarity, 0.5) + 0.3 * face.quality - if(active.photo_id is null, 9, 0)) as best_face_id
    from facts.face_people as assigned
    inner join facts.faces as face
        on face.face_id = assigned.face_id
    left join photos as active
        on active.photo_id = face.photo_id
    where assigned.person_key is not null
    group by assigned.person_key
)

select
    person.person_key,
    person.name,
    person.name is not null as is_named,
    coalesce(seen.photos, 0) as photos,
    coalesce(portraits.faces, 0) as faces,
    seen.first_taken,
    seen.last_taken,
    person.dismissed_as is null and is_significant(person.name, coalesce(seen.photos, 0)) as is_significant,
    person.dismissed_as,
    person.excluded,
    person.boosted,
    coalesce(person.avatar_face_id, portraits.best_face_id) as avatar_face_id
from facts.people as person
left join seen
    on seen.person_key = person.person_key
left join portraits
    on portraits.person_key = person.person_key
where person.name is not null
    or seen.photos > 0;

comment on view people_v1 is 'One row per person: person_key (p... decided by you, n... named in files, c... found by likeness), name, is_named, photos, faces, first_taken, last_taken, is_significant (named, or in four photos, and not dismissed), dismissed_as (not_a_person, not_interesting), excluded (kept out of the picks), boosted (preferred in the picks), avatar_face_id.';
